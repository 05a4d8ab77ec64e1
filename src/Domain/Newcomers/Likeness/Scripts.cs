using System.Collections.Frozen;

namespace Coordination.Domain.Newcomers.Likeness;

/// <summary>How letters of other scripts are written in Latin ones. Rough on purpose: names are only compared, never shown, in this form.</summary>
/// <remarks>The tables are ours. Scripts that leave short vowels out stay without them; <see cref="Sounds"/> does not look at vowels.</remarks>
internal static class Scripts
{
    private const int EthiopicFirst = 0x1200;
    private const int EthiopicRow = 8;

    /// <summary>Vowels of the seven orders of an Ethiopic letter, and of its labialized eighth.</summary>
    private static readonly string[] EthiopicVowels = ["e", "u", "i", "a", "e", "", "o", "wa"];

    /// <summary>Consonants of the Ethiopic block, one a row of eight; empty where the block has none that names use.</summary>
    private static readonly string[] EthiopicConsonants =
    [
        "h", "l", "h", "m", "s", "r", "s", "sh", "k", "k", "k", "k", "b", "v", "t", "ch", "kh", "kh", "n", "ny", "", "k", "k", "k", "k", "w", "", "z", "zh", "y",
        "d", "d", "j", "g", "g", "g", "t", "ch", "p", "ts", "ts", "f", "p",
    ];

    private const string Pairs = """
        а a б b в v г g ґ g д d е e є ye ж zh з z и i і i ї yi к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ - ы y ь - э e ю yu я ya
        ђ dj ј y љ ly њ ny ћ ch џ dj ә a ғ g қ k ң n ө o ұ u ү u һ h
        α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o
        ا a ٱ a ب b ت t ث th ج j ح h خ kh د d ذ dh ر r ز z س s ش sh ص s ض d ط t ظ z ع a غ gh ف f ق q ك k ل l م m ن n ه h و w ي y ى a ة a ء -
        پ p چ ch ژ zh گ g ک k ی y ٹ t ڈ d ڑ r ں n ہ h ھ h ے e ۃ a ڤ v ټ t ډ d ړ r ښ sh ږ zh ګ g ڼ n ۍ y ې e ە e ێ e ۆ o ڕ r ڵ l
        א a ב b ג g ד d ה h ו v ז z ח h ט t י y כ k ך k ל l מ m ם m נ n ן n ס s ע a פ p ף p צ ts ץ ts ק k ר r ש sh ת t
        ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ zh რ r ს s ტ t უ u ფ p ქ k ღ gh ყ q შ sh ჩ ch ც ts ძ dz წ ts ჭ ch ხ kh ჯ j ჰ h
        ա a բ b գ g դ d ե e զ z է e ը e թ t ժ zh ի i լ l խ kh ծ ts կ k հ h ձ dz ղ gh ճ ch մ m յ y ն n շ sh ո o չ ch պ p ջ j ռ r ս s վ v տ t ր r ց ts ւ v փ p ք k օ o ֆ f և ev
        अ a आ a इ i ई i उ u ऊ u ए e ऐ ai ओ o औ au क k ख kh ग g घ gh ङ n च ch छ ch ज j झ jh ञ n ट t ठ th ड d ढ dh ण n त t थ th द d ध dh न n प p फ ph ब b भ bh म m
        य y र r ल l व v श sh ष sh स s ह h ा a ि i ी i ु u ू u े e ै ai ो o ौ au ं n ृ ri
        ᄀ k ᄁ k ᄂ n ᄃ d ᄄ t ᄅ r ᄆ m ᄇ p ᄈ p ᄉ s ᄊ s ᄋ - ᄌ j ᄍ j ᄎ ch ᄏ k ᄐ t ᄑ p ᄒ h
        ᅡ a ᅢ ae ᅣ ya ᅤ yae ᅥ eo ᅦ e ᅧ yeo ᅨ ye ᅩ o ᅪ wa ᅫ wae ᅬ oe ᅭ yo ᅮ u ᅯ wo ᅰ we ᅱ wi ᅲ yu ᅳ eu ᅴ ui ᅵ i
        ᆨ k ᆫ n ᆮ t ᆯ l ᆷ m ᆸ p ᆺ t ᆼ ng ᆽ t ᆾ t ᆿ k ᇀ t ᇁ p ᇂ h
        ł l ø o đ d ð d þ th ß ss æ ae œ oe ı i ħ h ŋ n ə a ɛ e ɔ o
        """;

    /// <summary>Chinese characters that names are often made of, by how they are read. A name with another character is compared without it.</summary>
    private const string Readings = """
        ai艾爱 an安 bai白柏 bao包宝保 bei贝蓓 bin斌彬 bing冰兵 bo博波 cai蔡才彩 cao曹 chang常昌 chao超 chen陈陳晨辰 cheng程成诚 chun春 cong聪 cui崔翠 dai戴 dan丹 deng邓鄧 ding丁 dong董东東冬 du杜 fan范凡 fang方芳
        fei飞菲费 feng冯馮峰风锋凤 fu傅福付 gang刚 gao高 ge葛 gong龚 gu顾谷 guang光广 gui贵桂 guo郭国國 hai海 han韩韓涵 hao郝浩昊 he何和贺 hong洪红宏鸿 hou侯 hu胡湖 hua华華花 huan欢 huang黄黃 hui惠慧辉会 huo霍 ji季吉
        jia贾佳家嘉 jian建健剑 jiang江姜蒋强 jiao焦 jie杰洁 jin金锦进 jing静晶京敬景 juan娟 jun军君俊 kai凯 kang康 kong孔 kun昆坤 lai赖 lan兰蓝 lei雷磊 leng冷 li李黎丽立力莉利 lian连莲 liang梁亮良 liao廖 lin林琳 ling玲凌
        liu刘劉柳 long龙 lou娄 lu卢陆鲁路 luo罗洛 lü吕 ma马馬 mao毛 mei梅美 meng孟梦 miao苗 min敏民 ming明 mo莫 na娜 nan南 ni倪 ning宁 niu牛 ou欧 pan潘 pei裴佩 peng彭鹏 ping平萍 qi齐琪 qian钱倩 qiang强 qiao乔巧 qin秦勤琴
        qing青庆清 qiu邱秋丘 qu曲 quan全泉 ren任仁 rong荣容 rui瑞 sha沙 shan山珊 shao邵 shen沈 sheng盛胜 shi石史施诗 shu舒淑书 shuang双 song宋松 su苏蘇 sun孙孫 tan谭 tang唐汤 tao陶涛 tian田天 ting婷 tong童 wan万 wang王汪旺 wei魏卫伟偉韦薇巍
        wen温文 weng翁 wu吴吳武 xi席喜 xia夏霞 xian贤 xiang向祥香 xiao萧肖小晓 xie谢謝 xin辛新欣鑫 xing邢兴 xiong熊雄 xiu秀 xu徐许許旭 xue薛雪学 yan严颜燕艳岩 yang杨楊阳洋 yao姚 ye叶葉 yi易怡艺 yin尹殷 ying英颖 yong勇永 you尤
        yu于余俞玉宇雨 yuan袁元媛 yue岳月悦 yun云芸 zeng曾增 zhai翟 zhan詹 zhang张張章 zhao赵趙 zhen珍真 zheng郑鄭正 zhi志智 zhong钟鍾中忠 zhou周 zhu朱祝竹 zhuang庄 zhuo卓 zi子紫 zou邹
        """;

    private static readonly FrozenDictionary<char, string> Letters = Table();

    /// <summary>Latin letters for a letter of another script, possibly none; null when the letter is not known.</summary>
    public static string? Latin(char letter) => Letters.TryGetValue(letter, out var latin) ? latin : Ethiopic(letter);

    private static string? Ethiopic(char letter)
    {
        var place = letter - EthiopicFirst;
        return place < 0 || place >= EthiopicConsonants.Length * EthiopicRow || EthiopicConsonants[place / EthiopicRow].Length == 0
            ? null
            : EthiopicConsonants[place / EthiopicRow] + EthiopicVowels[place % EthiopicRow];
    }

    private static FrozenDictionary<char, string> Table()
    {
        var table = new Dictionary<char, string>();
        var words = Split(Pairs);
        for (var index = 0; index < words.Length; index += 2)
        {
            table[words[index][0]] = words[index + 1] == "-" ? "" : words[index + 1];
        }

        foreach (var reading in Split(Readings))
        {
            var latin = new string([.. reading.TakeWhile(letter => letter < 0x3000)]);
            foreach (var character in reading.AsSpan(latin.Length))
            {
                table.TryAdd(character, latin.Replace('ü', 'u'));
            }
        }

        return table.ToFrozenDictionary();
    }

    private static string[] Split(string text) => text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}

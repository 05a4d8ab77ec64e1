using System.Collections.Immutable;
using Coordination.Domain.Newcomers;

namespace Coordination.Grains.Tests.Newcomers.Finding;

/// <summary>How an entry differs from the record of the same person.</summary>
internal enum Slip
{
    /// <summary>One or two letters of a name wrong.</summary>
    Misspelt,

    /// <summary>Both names by way of another spelling or script.</summary>
    Transliterated,

    /// <summary>Given and family names exchanged.</summary>
    Swapped,

    /// <summary>The birth date mistyped.</summary>
    MistypedDate,

    /// <summary>A letter and the birth date wrong.</summary>
    MisspeltAndMistypedDate,

    /// <summary>Another spelling, given and family names exchanged.</summary>
    TransliteratedAndSwapped,
}

/// <summary>Invents people with names of many origins, and the slips by which they are entered again. Nobody of them exists; names within an origin are combined by chance.</summary>
internal sealed class InventedPeople(int seed)
{
    /// <summary>A name is all the ways it is written, the one most people use first.</summary>
    private static readonly (string[][] Given, string[][] Family)[] Origins =
    [
        (Names("""
            Mohammed/Muhammad/Mohamed/Mohamad/محمد Ahmed/Ahmad/Ahmet/أحمد Khaled/Khalid/خالد Omar/Umar/عمر Youssef/Yusuf/Yousef/يوسف Hussein/Hussain/Houssein/حسين Hassan/Hasan/حسن Mahmoud/Mahmud/محمود
            Ibrahim/Ebrahim/Brahim/إبراهيم Mustafa/Moustafa/Mostafa/مصطفى Abdullah/Abdallah/عبدالله Tarek/Tariq/Tarik/طارق Samir/Sameer/سمير Karim/Kareem/كريم Bilal/Belal/بلال Walid/Waleed/Oualid/وليد
            Fatima/Fatma/Fatimah/فاطمة Aisha/Aicha/Ayesha/عائشة Maryam/Mariam/Meriem/مريم Khadija/Khadijah/Khadidja/خديجة Zaynab/Zainab/Zeinab/زينب Layla/Leila/Laila/ليلى Amina/Aminah/أمينة Nour/Noor/Nur/نور
            Salma/سلمى Rania/Raniya/رانيا Huda/Houda/هدى Yasmin/Yasmine/Yasmeen/ياسمين
            """),
         Names("""
            Haddad/حداد Khoury/Khouri/Khuri/خوري Nasser/Nassir/Naser/ناصر Mansour/Mansur/Mansoor/منصور Saleh/Salih/صالح Hamdan/حمدان Darwish/Darwiche/درويش Qasim/Kassem/Qassem/قاسم Sabbagh/صباغ Najjar/نجار
            Suleiman/Soliman/Sulayman/سليمان Rahman/رحمن Farouk/Faruq/Farooq/فاروق Othman/Osman/Uthman/عثمان Zidan/Zaidan/زيدان Bakri/بكري Shami/Chami/شامي Halabi/حلبي Masri/مصري Jaber/Jabir/Djaber/جابر
            Ghanem/Ghanim/غانم Tamimi/تميمي Rashid/Rachid/Rasheed/راشد Barakat/بركات Shaheen/Chahine/Shahin/شاهين Bitar/بيطار Kanaan/كنعان Issa/Eissa/عيسى
            """)),
        (Names("""
            Oleksandr/Alexander/Aleksandr/Олександр Andriy/Andrii/Andrey/Андрій Dmytro/Dmitri/Dmitry/Дмитро Serhiy/Sergey/Serhii/Сергій Volodymyr/Vladimir/Володимир Mykola/Nikolai/Микола Yuriy/Yuri/Iurii/Юрій
            Viktor/Victor/Віктор Bohdan/Bogdan/Богдан Taras/Тарас Ihor/Igor/Ігор Oleh/Oleg/Олег Olena/Elena/Helena/Олена Iryna/Irina/Ірина Natalia/Nataliya/Nathalia/Наталія Oksana/Oxana/Оксана
            Tetiana/Tatiana/Tetyana/Тетяна Kateryna/Katerina/Ekaterina/Катерина Yulia/Julia/Iuliia/Юлія Svitlana/Svetlana/Світлана Mariia/Maria/Marija/Марія Halyna/Galina/Галина
            """),
         Names("""
            Shevchenko/Chevtchenko/Schewtschenko/Шевченко Kovalenko/Коваленко Bondarenko/Бондаренко Tkachenko/Tkatchenko/Ткаченко Kravchenko/Kravtchenko/Кравченко Oliynyk/Oliinyk/Олійник Lysenko/Lyssenko/Лисенко
            Savchenko/Savtchenko/Савченко Rudenko/Руденко Petrenko/Петренко Marchenko/Martchenko/Марченко Moroz/Мороз Pavlenko/Павленко Kharchenko/Hartchenko/Харченко Zhuk/Juk/Жук Yushchenko/Ioutchenko/Ющенко
            Melnyk/Melnik/Мельник Polishchuk/Polichtchouk/Поліщук Hrytsenko/Gritsenko/Гриценко Kuzmenko/Кузьменко Didenko/Діденко Koval/Коваль
            """)),
        (Names("""
            Ali/علی Reza/Riza/رضا Hossein/Hosein/حسین Mehdi/Mahdi/مهدی Farhad/فرهاد Behnam/بهنام Kaveh/کاوه Arash/آرش Navid/Naveed/نوید Omid/Omeed/امید Siavash/Siyavash/سیاوش Zahra/زهرا Maryam/Mariam/مریم
            Nasrin/Nasreen/نسرین Shirin/Shireen/شیرین Parisa/پریسا Laleh/Lale/لاله Setareh/Setare/ستاره Roya/رویا Mina/مینا
            """),
         Names("""
            Ahmadi/احمدی Hosseini/Hoseini/حسینی Karimi/کریمی Rahimi/رحیمی Moradi/مرادی Jafari/Jaafari/جعفری Rezaei/Rezaee/Rezai/رضایی Mohammadi/Mohamadi/محمدی Sadeghi/Sadeqi/صادقی Ghasemi/Qasemi/قاسمی
            Nazari/نظری Akbari/اکبری Tehrani/تهرانی Shirazi/شیرازی Noori/Nuri/نوری Sharifi/شریفی Bahrami/بهرامی Safari/صفری
            """)),
        (Names("""
            Xiaoming/小明 Jianguo/建国 Wei/伟 Fang/芳 Lihua/丽华 Meiling/美玲 Junjie/俊杰 Haoran/浩然 Yuting/雨婷 Xinyi/欣怡 Guoqiang/国强 Zhiming/志明 Liping/丽萍 Yanhong/燕红 Jing/静 Lei/磊 Xiuying/秀英 Weiming/伟明
            """),
         Names("Wang/王 Li/李 Zhang/张 Liu/刘 Chen/陈 Yang/杨 Zhao/赵 Huang/黄 Zhou/周 Wu/吴 Xu/徐 Sun/孙 Zhu/朱 Gao/高 Lin/林 He/何 Guo/郭 Luo/罗 Zheng/郑 Liang/梁 Xie/谢 Song/宋")),
        (Names("""
            José/Jose María/Maria Juan Luis/Luiz Carlos/Karlos Andrés/Andres Sofía/Sofia/Sophia Lucía/Lucia Ángel/Angel Martín/Martin Joaquín/Joaquin Raúl/Raul Inés/Ines Belén/Belen Mónica/Monica Héctor/Hector
            Iván/Ivan Óscar/Oscar Ximena/Jimena Gonzalo Esperanza Guadalupe Rocío/Rocio Nicolás/Nicolas
            """),
         Names("""
            García/Garcia Rodríguez/Rodriguez/Rodrigues Martínez/Martinez Hernández/Hernandez/Hernandes López/Lopez/Lopes González/Gonzalez/Gonzales Pérez/Perez/Peres Sánchez/Sanchez Ramírez/Ramirez Gómez/Gomez/Gomes
            Díaz/Diaz Vásquez/Vasquez/Vazquez Muñoz/Munoz Ibáñez/Ibanez Peña/Pena Ñáñez/Nanez Castillo Quintero/Kintero Jiménez/Jimenez/Ximenez Núñez/Nunez Cárdenas/Cardenas Zúñiga/Zuniga
            """)),
        (Names("Nguyệt/Nguyet Hương/Huong Tuấn/Tuan Dũng/Dung Thảo/Thao Minh Lan Hải/Hai Quỳnh/Quynh Phương/Phuong Đức/Duc Trang Khánh/Khanh Linh Bảo/Bao Ngọc/Ngoc"),
         Names("Nguyễn/Nguyen Trần/Tran Lê/Le Phạm/Pham Hoàng/Hoang Huỳnh/Huynh Phan Vũ/Vu Đặng/Dang Bùi/Bui Đỗ/Do Hồ/Ho Ngô/Ngo Dương/Duong Lý/Ly")),
        (Names("""
            Gurpreet/Gurprit/गुरप्रीत Harpreet/Harprit/हरप्रीत Priya/Pria/प्रिया Rajesh/राजेश Sunita/Suneeta/सुनीता Amit/Ameet/अमित Deepak/Dipak/दीपक Anjali/Anjalee/अंजली Vikram/विक्रम Manpreet/Manprit/मनप्रीत Kavita/Kaveeta/कविता Sanjay/संजय
            Rohit/रोहित Neha/नेहा Pooja/Puja/पूजा Arjun/अर्जुन
            """),
         Names("Singh/सिंह Kaur/कौर Sharma/शर्मा Patel/पटेल Gill/गिल Sandhu/संधू Verma/Varma/वर्मा Gupta/गुप्ता Dhillon/Dhilon/ढिल्लों Grewal/ग्रेवाल Chaudhary/Choudhary/चौधरी Mishra/Misra/मिश्रा Reddy/रेड्डी Sidhu/सिद्धू Bhatt/Bhat/भट्ट")),
        (Names("""
            Mamadou/Mamadu Aminata/Aminatou Ousmane/Usman/Ousman Fatoumata/Fatumata/Fatou Ibrahima/Ibrahim Moussa/Musa Aissatou/Aïssatou/Aisatu Abdoulaye/Abdulaye Kouassi/Kwasi Kouamé/Kwame/Kouame Adjoua/Ajoua Chantal/Shantal
            Jean-Baptiste/Jean-Batiste Espérance/Esperance Dieudonné/Dieudonne Bénédicte/Benedicte Grâce/Grace Pacifique Emmanuel/Emanuel Claudine/Clodine
            """),
         Names("""
            Diallo/Jallow Traoré/Traore Ouédraogo/Ouedraogo/Wedraogo Coulibaly/Koulibaly Keïta/Keita Camara/Kamara Cissé/Cisse Touré/Toure/Tourey Sow Ndiaye/N’Diaye Diop/Jop Kaboré/Kabore Mbeki/M’Beki Tshisekedi/Chisekedi Kabila
            Mukendi/Moukendi Ilunga/Ilounga Nkurunziza/Nkurounziza Habimana Uwimana/Ouwimana Niyonzima/Nionzima
            """)),
        (Names("""
            Selam/ሰላም Tesfay/Tesfai/ተስፋይ Mehret/Mihret/ምሕረት Yonas/Jonas/ዮናስ Dawit/Dawid/ዳዊት Abeba/አበባ Kidane/Kidan/ኪዳነ Helen/Hellen/ሄለን Samuel/Samuil/ሳሙኤል Almaz/Elmaz/አልማዝ Berhane/Birhane/ብርሃነ Rahel/Rachel/ራሄል
            """),
         Names("Haile/ሃይለ Tekle/ተክለ Gebre/ገብረ Weldu/Woldu/ወልዱ Mengistu/Mengstu/መንግስቱ Bekele/በቀለ Abraha/Abreha/አብርሃ Tesfamariam/Tesfamaryam/ተስፋማርያም Negash/ነጋሽ Desta/ደስታ Girma/ግርማ Alemu/ዓለሙ")),
        (Names("Maria/Marija Jose/José Angelo/Anjelo Rosario Jovelyn/Jovelin Cristina/Kristina Reynaldo/Reinaldo Marites/Maritess Jerome/Gerome Rowena/Roena Arnel/Arnell Liezl/Liesel Dennis/Denis Analyn/Annalyn"),
         Names("Santos/Santoz Reyes/Reies Cruz/Kruz Bautista/Batista Ocampo/Okampo Mendoza/Mendosa Aquino/Akino Villanueva/Vilanueva Dimaculangan Macaraeg/Makaraeg Salonga Pangilinan Magsaysay/Magsaisay Manalo/Manallo")),
        (Names("Minjun/Min-Jun/민준 Seoyeon/Seo-yeon/서연 Jiho/Ji-ho/지호 Hana/하나 Sujin/Soojin/수진 Youngsoo/Young-soo/영수 Jiwoo/Ji-woo/지우 Eunji/Eun-ji/은지"), Names("Kim/김 Lee/이 Park/Pak/박 Choi/Choe/최 Jung/Jeong/정 Kang/강 Cho/Jo/조 Yoon/Yun/윤")),
        (Names("Emma Liam Olivia Noah Charlotte/Sharlotte Sophie/Sofie Étienne/Etienne Geneviève/Genevieve Mehmet/Mehmed Ayşe/Ayse Elif Emre Çağla/Cagla Piotr/Pyotr Agnieszka/Agnieshka Łukasz/Lukash Małgorzata/Malgorzata Ștefan/Stefan Ioana/Ioanna"),
         Names("Smith/Smyth Tremblay/Tramblay Gagnon Bouchard/Bushard Yılmaz/Yilmaz Kaya Şahin/Sahin Çelik/Celik Nowak/Novak Kowalski/Kovalski Wiśniewski/Wisniewski Popescu/Popesku Ionescu/Ionesku Müller/Mueller/Muller Schmidt/Shmidt")),
    ];

    private static readonly DateOnly FirstBirth = new(1945, 1, 1);
    private const int BirthDays = 70 * 365;

    private readonly Random dice = new(seed);

    /// <summary>Somebody, with every way their two names are written.</summary>
    internal sealed record Somebody(Person Person, string[] GivenWays, string[] FamilyWays);

    /// <summary>Somebody new. Common origins and names are more likely than others, as in life.</summary>
    public Somebody Next()
    {
        var (given, family) = Origins[Skewed(Origins.Length)];
        var (givenWays, familyWays) = (given[Skewed(given.Length)], family[Skewed(family.Length)]);
        return new(new()
        {
            GivenName = Written(givenWays),
            FamilyName = Written(familyWays),
            BirthDate = FirstBirth.AddDays(dice.Next(BirthDays)),
            RegionCode = "3520",
            PreferredLanguage = "en",
            IsInvented = true,
        }, givenWays, familyWays);
    }

    /// <summary>The same person as they are entered a second time.</summary>
    public Person Again(Somebody somebody, Slip slip) => slip switch
    {
        Slip.Misspelt => Misspelt(somebody.Person, 1 + dice.Next(2)),
        Slip.Transliterated => Rewritten(somebody),
        Slip.Swapped => Swapped(somebody.Person),
        Slip.MistypedDate => MistypedDate(somebody.Person),
        Slip.MisspeltAndMistypedDate => MistypedDate(Misspelt(somebody.Person, 1)),
        _ => Swapped(Rewritten(somebody)),
    };

    /// <summary>One of many, the first ones more often.</summary>
    private int Skewed(int count) => (int)(count * Math.Pow(dice.NextDouble(), 1.5));

    /// <summary>Mostly as most people write it, always in Latin letters: other scripts come with the slips.</summary>
    private string Written(string[] ways)
    {
        var latin = ways.Where(way => way[0] < 0x250).ToArray();
        return dice.Next(3) > 0 ? latin[0] : latin[dice.Next(latin.Length)];
    }

    private Person Rewritten(Somebody somebody) => somebody.Person with
    {
        GivenName = Other(somebody.GivenWays, somebody.Person.GivenName),
        FamilyName = Other(somebody.FamilyWays, somebody.Person.FamilyName),
    };

    private string Other(string[] ways, string written)
    {
        var others = ways.Where(way => way != written).ToArray();
        return others.Length == 0 ? written.ToUpperInvariant() : others[dice.Next(others.Length)];
    }

    private static Person Swapped(Person person) => person with { GivenName = person.FamilyName, FamilyName = person.GivenName };

    private Person Misspelt(Person person, int letters)
    {
        for (var letter = 0; letter < letters; letter++)
        {
            // The longer of the two names is the likelier to be misspelt; two-letter names are spelt out.
            person = dice.Next(person.GivenName.Length + person.FamilyName.Length) < person.GivenName.Length
                ? person with { GivenName = OneLetter(person.GivenName) }
                : person with { FamilyName = OneLetter(person.FamilyName) };
        }

        return person;
    }

    private string OneLetter(string name)
    {
        if (name.Length < 3)
        {
            return name + name[^1];
        }

        var place = dice.Next(1, name.Length);
        return dice.Next(4) switch
        {
            0 => name.Remove(place, 1),
            1 => name.Insert(place, name[place - 1].ToString().ToLowerInvariant()),
            2 when place < name.Length - 1 => name[..place] + name[place + 1] + name[place] + name[(place + 2)..],
            _ => name[..place] + (char)('a' + dice.Next(26)) + name[(place + 1)..],
        };
    }

    private Person MistypedDate(Person person)
    {
        var date = person.BirthDate;
        return person with
        {
            BirthDate = dice.Next(4) switch
            {
                0 when date.Day <= 12 && date.Day != date.Month => new(date.Year, date.Day, date.Month),
                1 => date.AddYears(dice.Next(2) == 0 ? 1 : -1),
                2 => new(date.Year, date.Month, OtherDay(date)),
                _ => date.AddYears((date.Year / 10 * 10) + ((date.Year + 1 + dice.Next(9)) % 10) - date.Year),
            },
        };
    }

    /// <summary>A day of the same month with one digit changed.</summary>
    private int OtherDay(DateOnly date)
    {
        var days = Enumerable.Range(1, DateTime.DaysInMonth(date.Year, date.Month)).Where(day => day != date.Day && (day / 10 == date.Day / 10 || day % 10 == date.Day % 10)).ToArray();
        return days[dice.Next(days.Length)];
    }

    private static string[][] Names(string text) =>
        [.. text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(name => name.Split('/'))];
}

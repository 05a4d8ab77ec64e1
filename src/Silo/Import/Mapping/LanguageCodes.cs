using System.Collections.Frozen;

namespace Coordination.Silo.Import.Mapping;

/// <summary>ISO 639-1 codes from codes of ISO 639-1, -2 or -3 and from names in English or French. Languages without such a code are not kept.</summary>
internal static class LanguageCodes
{
    /// <summary>One language a line: the code, then other codes and names, folded.</summary>
    private const string Table = """
        en eng english anglais
        fr fra fre french francais
        ar ara arabic arabe
        uk ukr ukrainian ukrainien
        fa fas per farsi persian persan dari prs
        ps pus pashto pushto pachto
        es spa spanish espagnol castilian
        pt por portuguese portugais
        zh zho chi cmn yue nan chinese chinois mandarin cantonese cantonais taiwanese
        hi hin hindi
        ur urd urdu ourdou
        pa pan punjabi panjabi pendjabi
        bn ben bengali bangla
        gu guj gujarati
        ta tam tamil tamoul
        te tel telugu telougou
        ml mal malayalam
        ne nep nepali nepalais
        si sin sinhala sinhalese cingalais
        tl tgl fil tagalog filipino pilipino
        vi vie vietnamese vietnamien
        ko kor korean coreen
        ja jpn japanese japonais
        km khm khmer cambodian
        lo lao laotian
        th tha thai thailandais
        my mya bur burmese birman
        id ind indonesian indonesien
        ms msa may malay malais
        ru rus russian russe
        pl pol polish polonais
        ro ron rum romanian roumain
        hu hun hungarian hongrois
        cs ces cze czech tcheque
        sk slk slo slovak slovaque
        sr srp serbian serbe
        hr hrv croatian croate
        bs bos bosnian bosniaque
        sq sqi alb albanian albanais
        bg bul bulgarian bulgare
        el ell gre greek grec
        it ita italian italien
        de deu ger german allemand
        nl nld dut dutch neerlandais
        tr tur turkish turc
        ku kur kurdish kurde
        he heb hebrew hebreu
        hy hye arm armenian armenien
        am amh amharic amharique
        ti tir tigrinya
        om orm oromo
        so som somali
        sw swa swahili
        rw kin kinyarwanda
        rn run kirundi
        ln lin lingala
        yo yor yoruba
        ig ibo igbo
        ha hau hausa haoussa
        ht hat creole haitian
        cr cre cree cri
        oj oji ojibwe ojibway ojibwa
        iu iku inuktitut inuit
        """;

    private static readonly FrozenDictionary<string, string> Codes = Table
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.Split(' '))
        .SelectMany(words => words.Select(word => (Word: word, Code: words[0])))
        .ToFrozenDictionary(pair => pair.Word, pair => pair.Code, StringComparer.Ordinal);

    /// <summary>The code of a language; null when it is not known. <c>Chinese (Mandarin)</c> and <c>fr-CA</c> are read by their first known word.</summary>
    public static string? Find(string text) => Folded.Of(text)
        .Split([' ', '(', ')', ',', '/', '-', '_'], StringSplitOptions.RemoveEmptyEntries)
        .Select(word => Codes.GetValueOrDefault(word))
        .FirstOrDefault(code => code is not null);
}

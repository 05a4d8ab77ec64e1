namespace Coordination.Silo.Import.Mapping;

/// <summary>
/// Cities and their census divisions (Statistics Canada, Standard Geographical Classification 2016), with a rough position:
/// division, degrees north, degrees east, names. A star marks a name that is also a common word, a person's name or a place
/// elsewhere: it counts as a city only where a city is expected. Facts put together for this project.
/// </summary>
internal static class PlaceTable
{
    /// <summary>One city a line.</summary>
    public const string Text = """
        1001|47.56|-52.71|St. John's;St John's;Mount Pearl;Conception Bay South
        1005|48.95|-57.95|Corner Brook
        1006|48.95|-54.61|Gander;Grand Falls-Windsor
        1010|53.30|-60.33|Happy Valley-Goose Bay;Labrador City
        1102|46.24|-63.13|Charlottetown;Stratford*
        1103|46.39|-63.79|Summerside
        1209|44.65|-63.58|Halifax;Dartmouth;Bedford*;Lower Sackville
        1217|46.14|-60.19|Sydney*;Glace Bay
        1210|45.36|-63.28|Truro
        1212|45.59|-62.65|New Glasgow
        1207|45.08|-64.49|Kentville;Wolfville
        1206|44.38|-64.52|Bridgewater
        1211|45.83|-64.21|Amherst*
        1307|46.09|-64.77|Moncton;Dieppe*;Shediac
        1306|46.06|-64.80|Riverview*
        1310|45.96|-66.64|Fredericton
        1301|45.27|-66.06|Saint John
        1305|45.39|-65.98|Quispamsis;Rothesay
        1315|47.62|-65.65|Bathurst*;Caraquet
        1309|47.03|-65.50|Miramichi
        1313|47.37|-68.33|Edmundston
        1314|48.01|-66.67|Campbellton
        1311|46.15|-67.60|Woodstock*
        2466|45.50|-73.57|Montréal;Montreal;Dorval;Westmount;Pointe-Claire
        2465|45.58|-73.75|Laval
        2458|45.53|-73.52|Longueuil;Brossard;Boucherville
        2423|46.81|-71.21|Québec*;Quebec City;Ville de Québec
        2425|46.74|-71.25|Lévis
        2481|45.48|-75.65|Gatineau
        2443|45.40|-71.89|Sherbrooke
        2494|48.43|-71.07|Saguenay;Chicoutimi;Jonquière
        2437|46.34|-72.54|Trois-Rivières
        2449|45.88|-72.48|Drummondville
        2475|45.78|-74.00|Saint-Jérôme
        2447|45.40|-72.73|Granby
        2454|45.63|-72.96|Saint-Hyacinthe
        2410|48.45|-68.52|Rimouski
        2464|45.70|-73.65|Terrebonne;Mascouche
        2460|45.74|-73.45|Repentigny
        2456|45.31|-73.26|Saint-Jean-sur-Richelieu
        2439|46.06|-71.96|Victoriaville
        2486|48.24|-79.02|Rouyn-Noranda
        2489|48.10|-77.79|Val-d'Or
        2497|50.20|-66.38|Sept-Îles
        2461|46.02|-73.44|Joliette
        2436|46.56|-72.75|Shawinigan
        2471|45.40|-74.03|Vaudreuil-Dorion
        2470|45.25|-74.13|Salaberry-de-Valleyfield
        2473|45.68|-73.88|Blainville;Boisbriand;Sainte-Thérèse
        2472|45.56|-73.90|Saint-Eustache
        2412|47.83|-69.53|Rivière-du-Loup
        2493|48.55|-71.65|Alma*
        2431|46.09|-71.30|Thetford Mines
        2467|45.38|-73.75|Châteauguay;La Prairie*;Candiac
        2496|49.22|-68.15|Baie-Comeau
        2429|46.12|-70.67|Saint-Georges
        2453|46.04|-73.11|Sorel-Tracy
        3520|43.65|-79.38|Toronto
        3520|43.77|-79.25|Scarborough
        3520|43.77|-79.41|North York
        3520|43.65|-79.55|Etobicoke
        3506|45.42|-75.69|Ottawa;Vanier*
        3506|45.31|-75.90|Kanata;Nepean
        3506|45.47|-75.52|Orléans;Gloucester*
        3510|44.23|-76.49|Kingston
        3510|44.77|-76.69|Sharbot Lake
        3511|44.25|-76.95|Napanee;Greater Napanee
        3511|44.22|-76.63|Amherstview
        3507|44.59|-75.68|Brockville
        3507|44.33|-76.16|Gananoque
        3509|44.90|-76.02|Smiths Falls
        3501|45.02|-74.73|Cornwall*
        3502|45.61|-74.60|Hawkesbury;Rockland*
        3512|44.16|-77.38|Belleville
        3512|44.10|-77.58|Trenton*;Quinte West
        3513|44.01|-77.14|Picton
        3514|43.96|-78.17|Cobourg;Port Hope
        3515|44.30|-78.32|Peterborough
        3516|44.35|-78.74|Lindsay*
        3518|43.90|-78.86|Oshawa;Whitby;Clarington;Bowmanville
        3518|43.85|-79.03|Ajax*;Pickering
        3519|43.86|-79.34|Markham;Unionville
        3519|43.84|-79.51|Vaughan;Woodbridge*;Thornhill*
        3519|43.88|-79.44|Richmond Hill
        3519|44.05|-79.46|Newmarket;Aurora*
        3521|43.59|-79.64|Mississauga
        3521|43.73|-79.76|Brampton
        3521|43.87|-79.86|Caledon;Bolton*
        3522|43.92|-80.09|Orangeville
        3523|43.55|-80.25|Guelph
        3524|43.45|-79.69|Oakville
        3524|43.34|-79.80|Burlington*
        3524|43.52|-79.88|Milton*;Georgetown*;Halton Hills
        3525|43.25|-79.87|Hamilton
        3525|43.22|-79.77|Stoney Creek;Dundas*;Ancaster
        3526|43.16|-79.24|St. Catharines;St Catharines
        3526|43.08|-79.10|Niagara Falls;Niagara-on-the-Lake
        3526|42.95|-79.20|Welland;Port Colborne;Fort Erie
        3529|43.14|-80.26|Brantford
        3530|43.45|-80.49|Kitchener
        3530|43.47|-80.53|Waterloo*
        3530|43.36|-80.31|Cambridge*
        3531|43.37|-80.98|Stratford*
        3532|43.13|-80.75|Woodstock*;Ingersoll
        3534|42.78|-81.19|St. Thomas*;St Thomas*
        3536|42.40|-82.19|Chatham*
        3537|42.31|-83.04|Windsor*
        3537|42.05|-82.60|Leamington
        3538|42.97|-82.40|Sarnia
        3539|42.98|-81.25|London*
        3542|44.57|-80.94|Owen Sound
        3543|44.39|-79.69|Barrie*
        3543|44.61|-79.42|Orillia;Midland*
        3543|44.50|-80.22|Collingwood
        3544|45.04|-79.31|Bracebridge;Huntsville;Gravenhurst
        3547|45.83|-77.11|Pembroke*;Petawawa
        3548|46.31|-79.46|North Bay
        3553|46.49|-80.99|Sudbury;Greater Sudbury
        3554|47.51|-79.68|Temiskaming Shores;New Liskeard
        3556|48.48|-81.33|Timmins
        3556|49.42|-82.43|Kapuskasing;Hearst*
        3557|46.52|-84.35|Sault Ste. Marie;Sault Ste Marie
        3557|46.39|-82.65|Elliot Lake
        3558|48.38|-89.25|Thunder Bay
        3559|48.61|-93.40|Fort Frances
        3560|49.77|-94.49|Kenora;Dryden
        4611|49.90|-97.14|Winnipeg
        4607|49.85|-99.95|Brandon*
        4602|49.53|-96.68|Steinbach
        4603|49.18|-97.94|Winkler;Morden
        4609|49.97|-98.29|Portage la Prairie
        4613|50.14|-96.88|Selkirk*
        4617|51.15|-100.05|Dauphin*
        4622|55.74|-97.86|Thompson*
        4711|52.13|-106.67|Saskatoon
        4706|50.45|-104.62|Regina*
        4715|53.20|-105.75|Prince Albert*
        4707|50.39|-105.53|Moose Jaw
        4708|50.29|-107.80|Swift Current
        4709|51.21|-102.46|Yorkton
        4716|52.78|-108.30|North Battleford
        4717|53.28|-110.02|Lloydminster
        4701|49.14|-102.99|Estevan
        4702|49.66|-103.85|Weyburn
        4806|51.05|-114.07|Calgary
        4806|51.29|-114.01|Airdrie;Okotoks;Cochrane*
        4811|53.55|-113.49|Edmonton
        4811|53.63|-113.63|St. Albert;St Albert;Sherwood Park;Spruce Grove;Leduc
        4808|52.27|-113.81|Red Deer
        4802|49.69|-112.84|Lethbridge
        4802|50.56|-111.90|Brooks*
        4801|50.04|-110.68|Medicine Hat
        4816|56.73|-111.38|Fort McMurray;Wood Buffalo
        4819|55.17|-118.80|Grande Prairie
        4815|51.18|-115.57|Banff;Canmore
        4810|53.02|-112.83|Camrose
        5915|49.26|-123.12|Vancouver;West Vancouver
        5915|49.32|-123.07|North Vancouver
        5915|49.25|-122.98|Burnaby;New Westminster
        5915|49.17|-123.13|Richmond*
        5915|49.19|-122.85|Surrey*
        5915|49.10|-122.66|Langley*;White Rock
        5915|49.09|-123.08|Delta*
        5915|49.28|-122.79|Coquitlam;Port Coquitlam;Port Moody
        5915|49.22|-122.60|Maple Ridge
        5917|48.43|-123.37|Victoria*;Saanich;Langford*;Esquimalt
        5909|49.05|-122.30|Abbotsford;Mission*
        5909|49.16|-121.95|Chilliwack
        5935|49.89|-119.50|Kelowna;West Kelowna
        5933|50.67|-120.33|Kamloops;Merritt*
        5921|49.17|-123.94|Nanaimo;Parksville
        5953|53.92|-122.75|Prince George*
        5937|50.27|-119.27|Vernon*
        5907|49.50|-119.59|Penticton;Summerland
        5926|49.69|-125.00|Courtenay;Comox
        5924|50.02|-125.24|Campbell River
        5901|49.51|-115.77|Cranbrook
        5903|49.49|-117.29|Nelson*;Castlegar
        5905|49.10|-117.70|Trail*
        5949|54.52|-128.60|Terrace*;Kitimat
        5947|54.31|-130.32|Prince Rupert
        5955|56.25|-120.85|Fort St. John;Fort St John
        5955|55.76|-120.24|Dawson Creek
        5931|49.70|-123.16|Squamish;Whistler
        5939|50.70|-119.28|Salmon Arm;Revelstoke
        5919|48.78|-123.71|Duncan*
        5923|49.23|-124.81|Port Alberni
        5941|52.14|-122.14|Williams Lake;Quesnel
        5951|54.23|-125.76|Burns Lake;Smithers
        6001|60.72|-135.06|Whitehorse
        6106|62.45|-114.37|Yellowknife
        6101|68.36|-133.72|Inuvik
        6105|60.82|-115.79|Hay River;Fort Smith
        6204|63.75|-68.52|Iqaluit
        6205|62.81|-92.08|Rankin Inlet
        6208|69.12|-105.06|Cambridge Bay
        """;
}

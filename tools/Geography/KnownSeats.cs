namespace Coordination.Geography;

/// <summary>
/// Seats and larger towns whose division is on record (Statistics Canada, Standard Geographical Classification 2016),
/// for the provinces whose gazetteer entries do not name it. A caller checks that the
/// entry may lie in the division at all: some names are used twice in a province.
/// </summary>
internal static class KnownSeats
{
    private const string Table = """
        2401 Cap-aux-Meules
        2402 Chandler
        2403 Gaspé
        2404 Sainte-Anne-des-Monts
        2405 New Carlisle|Bonaventure
        2406 Carleton-sur-Mer|Maria
        2407 Amqui|Causapscal
        2408 Matane
        2409 Mont-Joli
        2410 Rimouski
        2412 Rivière-du-Loup
        2413 Dégelis
        2414 La Pocatière|Saint-Pascal
        2415 La Malbaie
        2416 Baie-Saint-Paul
        2418 Montmagny
        2419 Saint-Lazare-de-Bellechasse
        2421 Beaupré|Boischatel
        2422 Shannon
        2423 Québec|Beauport|Charlesbourg|L'Ancienne-Lorette|Sainte-Foy
        2425 Lévis
        2426 Sainte-Marie
        2427 Beauceville|Saint-Joseph-de-Beauce
        2429 Saint-Georges
        2430 Lac-Mégantic
        2431 Disraeli
        2432 Plessisville|Princeville
        2433 Sainte-Croix
        2434 Cap-Santé|Donnacona|Pont-Rouge|Saint-Raymond
        2435 Saint-Tite
        2436 Shawinigan
        2437 Trois-Rivières
        2438 Bécancour
        2439 Victoriaville|Warwick
        2440 Val-des-Sources
        2441 Cookshire-Eaton|East Angus
        2442 Richmond|Windsor
        2443 Sherbrooke
        2444 Coaticook
        2445 Magog
        2446 Cowansville|Farnham|Bromont
        2447 Granby|Waterloo
        2448 Acton Vale
        2449 Drummondville
        2450 Nicolet
        2451 Louiseville
        2452 Berthierville|Lavaltrie
        2453 Sorel-Tracy
        2454 Saint-Hyacinthe
        2455 Marieville|Saint-Césaire|Rougemont
        2456 Saint-Jean-sur-Richelieu
        2457 Beloeil|Chambly|Mont-Saint-Hilaire|McMasterville|Otterburn Park
        2458 Longueuil|Brossard|Boucherville|Saint-Bruno-de-Montarville|Saint-Hubert|Greenfield Park
        2459 Verchères|Varennes|Sainte-Julie
        2460 Repentigny|L'Assomption|Charlemagne|L'Épiphanie
        2461 Joliette|Notre-Dame-des-Prairies
        2462 Rawdon|Saint-Michel-des-Saints
        2463 Saint-Lin-Laurentides|Sainte-Julienne
        2464 Terrebonne|Mascouche
        2465 Laval
        2466 Montréal
        2467 Châteauguay|Candiac|La Prairie|Saint-Constant|Delson|Sainte-Catherine|Mercier
        2468 Napierville|Saint-Rémi
        2469 Huntingdon|Ormstown
        2470 Salaberry-de-Valleyfield|Beauharnois
        2471 Vaudreuil-Dorion|Rigaud|Hudson|Pincourt|L'Île-Perrot
        2472 Saint-Eustache|Deux-Montagnes
        2473 Blainville|Boisbriand|Sainte-Thérèse|Rosemère|Lorraine|Bois-des-Filion|Sainte-Anne-des-Plaines
        2474 Mirabel
        2475 Saint-Jérôme|Prévost|Saint-Colomban
        2476 Lachute|Brownsburg-Chatham
        2477 Sainte-Adèle|Saint-Sauveur
        2478 Mont-Tremblant|Sainte-Agathe-des-Monts
        2479 Mont-Laurier
        2480 Papineauville|Thurso
        2481 Gatineau
        2482 Chelsea|Cantley|Val-des-Monts
        2483 Maniwaki
        2484 Shawville
        2485 Ville-Marie|Témiscaming
        2486 Rouyn-Noranda
        2487 La Sarre
        2488 Amos
        2489 Val-d'Or|Malartic|Senneterre
        2490 La Tuque
        2491 Roberval|Saint-Félicien
        2492 Dolbeau-Mistassini|Normandin
        2493 Alma
        2494 Saguenay|Chicoutimi|Jonquière|La Baie
        2495 Forestville|Les Escoumins
        2496 Baie-Comeau
        2497 Sept-Îles|Port-Cartier|Fermont
        2498 Havre-Saint-Pierre
        2499 Chibougamau|Chapais|Matagami|Kuujjuaq|Lebel-sur-Quévillon
        4602 Steinbach
        4603 Winkler|Morden|Altona
        4605 Killarney|Boissevain
        4606 Virden
        4607 Brandon
        4609 Portage la Prairie
        4611 Winnipeg
        4613 Selkirk
        4614 Stonewall
        4615 Neepawa|Minnedosa
        4617 Dauphin
        4618 Gimli
        4620 Swan River
        4621 The Pas|Flin Flon
        4622 Thompson
        4623 Gillam
        6106 Yellowknife
        """;

    private static readonly Dictionary<(string Province, string Name), string> Divisions = Table
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .SelectMany(line => line[5..].Split('|').Select(name => (Key: (line[..2], name), Division: line[..4])))
        .ToDictionary(pair => pair.Key, pair => pair.Division);

    public static string? Find(string province, string name) => Divisions.GetValueOrDefault((province, name));
}

/** Whose naming scheme a name follows; the first that fits counts. */
const SCHEMES: readonly (readonly [RegExp, string])[] = [
  [
    /^[A-Z]\w+ (Sleet|Typhoon|Blizzard|Sandstorm|Tempest|Tsunami|Flood|Rain|Cyclone|Hail|Dust|Lightning|Gust|Squall)$/,
    'Microsoft',
  ],
  [/^(Storm|DEV)-\d{4}$/i, 'Microsoft'],
  [
    /^[\w-]+ (Panda|Bear|Kitten|Chollima|Spider|Jackal|Leopard|Tiger|Buffalo|Lynx|Hawk|Crane|Wolf|Ocelot|Sphinx|Saiga|Lion)$/i,
    'CrowdStrike',
  ],
  [/^(Bronze|Cobalt|Gold|Iron|Nickel|Copper|Zinc|Tin|Aluminum|Tungsten|Platinum) [A-Z]+$/i, 'Secureworks'],
  [/^(TG|Threat Group)-\d{4}$/, 'Secureworks'],
  [/^(APT[ -]?\d+|UNC\d+|FIN\d+|TEMP\.\w+)$/i, 'Mandiant'],
  [/^(TA-?\d{3,4}|UNK_\w+)$/, 'Proofpoint'],
  [
    /^(TAG-\d+|(Blue|Red|Purple|Green|Gray)(Alpha|Bravo|Charlie|Delta|Echo|Foxtrot|Golf|Hotel|Juliett|Mike|November))$/,
    'Recorded Future',
  ],
  [/^\w+ (Pisces|Taurus|Serpens|Ursa|Scorpius|Libra|Lepus|Gemini)$/i, 'Unit 42'],
  [/^(CL|TGR)-[A-Z]+-\d+$/, 'Unit 42'],
  [/^(Earth|Water|Void) [A-Z]\w+$/, 'Trend Micro'],
  [/^(ITG\d+|Hive-?\d{4})$/i, 'IBM'],
  [/^APT-C-\d+$/, 'Qihoo 360'],
  [/^(APT-Q-\d+|UTG-Q-\d+)$/, 'QiAnXin'],
  [/^T-APT-\d+$/, 'Tencent'],
  [/^UAC-\d{4}$/, 'CERT-UA'],
  [/^UAT-?\d+$/, 'Talos'],
  [/^UTA\d{4}$/, 'Volexity'],
  [/^ATK\d+$/, 'Thales'],
  [/^SLIME\d+$/, 'TeamT5'],
  [/^Larva-\d+$/, 'AhnLab'],
  [/^Sector[A-Z]\d+$/, 'NSHC'],
  [/^REF\d{4}$/, 'Elastic'],
  [/^(Yellow|Red|Blue|White|Black|Green|Orange|Purple|Grey) (Dev \d+|[A-Z]\w+)$/, 'PwC'],
];

/** The vendor or agency whose way of naming a name shows, e.g. `Microsoft` for `Jade Sleet`. */
export function namingVendor(name: string): string | undefined {
  return SCHEMES.find(([pattern]) => pattern.test(name))?.[1];
}

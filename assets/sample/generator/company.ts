/** The company of the sample: Fernlauf, which ships parcels for web shops and pays out what their customers pay. */
export const COMPANY = 'Fernlauf';
export const DOMAIN = 'fernlauf.example';

export type Team = {
  slug: string;
  name: string;
  parent: string;
  description: string;
  /** On-call rotation; teams without one hand their pages to another. */
  rotation: string | undefined;
  startingHeadcount: number | undefined;
  /** Manager first: `Name|Role`, with `|Zone` for those who do not live in Berlin's. */
  members: readonly string[];
};

export type Person = { name: string; slug: string; email: string; role: string; zone: string; team: Team };

export const TEAMS: readonly Team[] = [
  {
    slug: 'engineering',
    name: 'Engineering',
    parent: '',
    description: 'Everybody who builds and runs the product.',
    rotation: undefined,
    startingHeadcount: undefined,
    members: ['Marit Oyelaran|VP Engineering', 'Stellan Kovač|Engineering Finance Partner'],
  },
  {
    slug: 'cloud-operations',
    name: 'Cloud Operations',
    parent: 'engineering',
    description: 'Runs the cloud estate: reliability, infrastructure, security, cost.',
    rotation: undefined,
    startingHeadcount: undefined,
    members: ['Ines Baptista|Director of Cloud Operations', 'Rune Achterberg|Program Manager, Operations'],
  },
  {
    slug: 'product-engineering',
    name: 'Product Engineering',
    parent: 'engineering',
    description: 'Builds what merchants use.',
    rotation: undefined,
    startingHeadcount: undefined,
    members: ['Dilnoza Karimi|Director of Product Engineering'],
  },
  {
    slug: 'platform-reliability',
    name: 'Platform Reliability',
    parent: 'cloud-operations',
    description: 'Incident response, SLOs, alerting and the shared edge.',
    rotation: 'Reliability primary',
    startingHeadcount: 5,
    members: [
      'Tomasz Wierzba|Engineering Manager',
      'Amara Nwachukwu|Staff Site Reliability Engineer',
      'Jonas Lindqvist|Senior Site Reliability Engineer',
      'Priya Venkataraman|Site Reliability Engineer|Asia/Kolkata',
      'Lucía Ferreiro|Site Reliability Engineer|Europe/Lisbon',
      'Bastian Oduya|Observability Engineer',
      'Hye-jin Rhee|Site Reliability Engineer',
    ],
  },
  {
    slug: 'cloud-infrastructure',
    name: 'Cloud Infrastructure',
    parent: 'cloud-operations',
    description: 'Networks, clusters, databases, backups and the cloud bill.',
    rotation: 'Infrastructure primary',
    startingHeadcount: 6,
    members: [
      'Henrike Tollmann|Engineering Manager',
      'Kofi Asamoah|Principal Cloud Engineer',
      'Mirela Ionescu-Haas|Senior Database Engineer',
      'Oisín Garrity|Senior Cloud Engineer|Europe/Dublin',
      'Farhad Soltani|Cloud Engineer',
      'Noor van der Weide|FinOps Analyst',
      'Tobias Zeindl|Cloud Engineer',
    ],
  },
  {
    slug: 'security-engineering',
    name: 'Security Engineering',
    parent: 'cloud-operations',
    description: 'Identity, secrets, vulnerability management and audit evidence.',
    rotation: 'Security primary',
    startingHeadcount: 4,
    members: [
      'Yevheniia Marchuk|Engineering Manager',
      'Abel Tesfamariam|Senior Security Engineer',
      'Clara Winzer|Governance and Compliance Lead',
      'Dmitar Hadzhiev|Security Engineer|Europe/Sofia',
      'Saoirse Quill|Identity Engineer|Europe/Dublin',
      'Ravindu Jayalath|Security Engineer',
    ],
  },
  {
    slug: 'payments',
    name: 'Payments',
    parent: 'product-engineering',
    description: 'Checkout, card and bank payments, fraud screening, refunds.',
    rotation: 'Payments primary',
    startingHeadcount: 6,
    members: [
      'Leonor Sandoval|Engineering Manager',
      'Gregor Mbeki-Stahl|Staff Engineer',
      'Anneke Bruinsma|Senior Engineer',
      'Tariq Belhadj|Senior Engineer',
      'Wen-li Chao|Engineer',
      'Filip Hrdlička|Engineer|Europe/Prague',
      'Zanele Khuzwayo|Engineer',
    ],
  },
  {
    slug: 'ledger',
    name: 'Ledger and Payouts',
    parent: 'product-engineering',
    description: 'Double-entry ledger, settlement and merchant payouts.',
    rotation: 'Ledger primary',
    startingHeadcount: 5,
    members: [
      'Viktor Almgren|Engineering Manager',
      'Soraya Etemadi|Staff Engineer',
      'Pelle Grönlund|Senior Engineer|Europe/Stockholm',
      'Marisol Iturbe|Engineer|Europe/Madrid',
      'Enzo Castellari|Engineer',
      'Hanneke Vos|Engineer',
    ],
  },
  {
    slug: 'shipping',
    name: 'Shipping',
    parent: 'product-engineering',
    description: 'Labels, carriers, customs papers, pickups and tracking.',
    rotation: 'Shipping primary',
    startingHeadcount: 7,
    members: [
      'Ottilie Brandhuber|Engineering Manager',
      'Mehmet Aydıner|Staff Engineer',
      'Cosmina Dragoș|Senior Engineer|Europe/Bucharest',
      'Sipho Radebe|Senior Engineer',
      'Elif Tanrıkulu|Engineer',
      'Janek Sobczyk|Engineer',
      'Maeve Tiernan|Engineer',
      'Kwabena Ofosu|Engineer',
    ],
  },
  {
    slug: 'rating-routing',
    name: 'Rating and Routing',
    parent: 'product-engineering',
    description: 'Which carrier, at what price, by which day.',
    rotation: 'Rating primary',
    startingHeadcount: 5,
    members: [
      'Aurelio Pinheiro|Engineering Manager',
      'Ingrid Solheim|Staff Engineer',
      'Chidera Umeh|Senior Engineer',
      'Lorenz Kapfhammer|Engineer',
      'Mina Hatami|Engineer',
      'Dovilė Stankutė|Engineer|Europe/Vilnius',
    ],
  },
  {
    slug: 'merchant-experience',
    name: 'Merchant Experience',
    parent: 'product-engineering',
    description: 'Portal, onboarding, notifications and everything a shop sees.',
    rotation: 'Merchant primary',
    startingHeadcount: 6,
    members: [
      'Florian Ettinger|Engineering Manager',
      'Nia Abernathy-Cole|Senior Engineer|Europe/London',
      'Ruben Sarkissian|Senior Engineer',
      'Tuuli Hakkarainen|Engineer',
      'Adaeze Onuoha|Engineer',
      'Bruno Teixeira|Engineer',
      'Svea Lundborg|Product Designer',
    ],
  },
  {
    slug: 'data-platform',
    name: 'Data Platform',
    parent: 'product-engineering',
    description: 'Event bus, warehouse, reporting and metering.',
    rotation: 'Data primary',
    startingHeadcount: 5,
    members: [
      'Katarzyna Bielak|Engineering Manager',
      'Emeka Nwosu-Brandt|Staff Data Engineer',
      'Léonie Marchetti|Senior Data Engineer',
      'Arjun Pillai|Data Engineer',
      'Ilse Verstraete|Analytics Engineer',
      'Goran Petrović-Lang|Data Engineer',
    ],
  },
];

/** Teams that own services and are on call. */
export const SERVICE_TEAMS = TEAMS.filter((team) => team.rotation !== undefined);

export const PEOPLE: readonly Person[] = TEAMS.flatMap((team) =>
  team.members.map((line) => personFrom(line, team)),
);

export const DIRECTOR = 'Ines Baptista';

export function teamBy(slug: string): Team {
  const team = TEAMS.find((candidate) => candidate.slug === slug);
  if (!team) throw new Error(`No team ${slug}`);
  return team;
}

export function peopleOf(team: Team): Person[] {
  return PEOPLE.filter((person) => person.team === team);
}

export function managerOf(slug: string): string {
  return peopleOf(teamBy(slug))[0]?.name ?? DIRECTOR;
}

/** Those of a team who take shifts: its engineers, not its manager. */
export function engineersOf(team: Team): Person[] {
  return peopleOf(team)
    .slice(1)
    .filter((person) => !/Analyst|Designer|Lead|Manager|Partner/.test(person.role));
}

function personFrom(line: string, team: Team): Person {
  const [name = '', role = '', zone = 'Europe/Berlin'] = line.split('|');
  const slug = asciiOf(name).replaceAll(/[^a-z]+/g, '.');
  return { name, slug, email: `${slug}@${DOMAIN}`, role, zone, team };
}

function asciiOf(name: string): string {
  return name.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ı', 'i').toLowerCase();
}

import type { Clock } from './clock.ts';
import { DOMAIN } from './company.ts';
import { type Cell, csv } from './text.ts';

/** Framework, reference, title, owner, days until evidence is next due, days between proofs, what the proof is. */
type Line = readonly [
  framework: string,
  reference: string,
  title: string,
  owner: string,
  due: number,
  every: number,
  proof: string,
];

const CONTROLS: readonly Line[] = [
  ['SOC 2', 'CC6.1', 'Access to systems is granted by role', 'Saoirse Quill', 41, 91, 'Role export'],
  [
    'SOC 2',
    'CC6.2',
    'Joiners and leavers are provisioned within a day',
    'Saoirse Quill',
    17,
    91,
    'Joiner and leaver report',
  ],
  ['SOC 2', 'CC6.3', 'Access is reviewed each quarter', 'Clara Winzer', -12, 91, 'Access review'],
  ['SOC 2', 'CC6.6', 'Traffic from outside passes the edge', 'Jonas Lindqvist', 63, 182, 'Network scan'],
  ['SOC 2', 'CC6.7', 'Data is encrypted in transit', 'Abel Tesfamariam', 80, 182, 'Cipher report'],
  [
    'SOC 2',
    'CC6.8',
    'Unknown software is prevented from running',
    'Ravindu Jayalath',
    22,
    91,
    'Image admission report',
  ],
  ['SOC 2', 'CC7.1', 'Vulnerabilities are found and fixed in time', 'Dmitar Hadzhiev', 9, 30, 'Scan summary'],
  ['SOC 2', 'CC7.2', 'Anomalies are detected', 'Bastian Oduya', 28, 91, 'Alert inventory'],
  ['SOC 2', 'CC7.3', 'Incidents are assessed', 'Tomasz Wierzba', 34, 91, 'Incident sample'],
  [
    'SOC 2',
    'CC7.4',
    'Incidents are handled by a defined process',
    'Tomasz Wierzba',
    34,
    91,
    'Postmortem sample',
  ],
  ['SOC 2', 'CC7.5', 'Recovery is tested', 'Henrike Tollmann', 50, 91, 'Restore protocols'],
  ['SOC 2', 'CC8.1', 'Changes are approved and traceable', 'Rune Achterberg', 13, 91, 'Change sample'],
  ['SOC 2', 'CC9.2', 'Vendors are assessed', 'Clara Winzer', 72, 182, 'Vendor assessments'],
  ['SOC 2', 'A1.2', 'Backups exist and are monitored', 'Mirela Ionescu-Haas', 26, 30, 'Backup report'],
  ['SOC 2', 'A1.3', 'Recovery plans are exercised', 'Rune Achterberg', 45, 182, 'Exercise protocols'],
  ['ISO 27001', 'A.5.9', 'Assets are inventoried', 'Kofi Asamoah', 58, 182, 'Asset list'],
  ['ISO 27001', 'A.5.15', 'Access control rules are kept', 'Saoirse Quill', 66, 182, 'Policy review'],
  ['ISO 27001', 'A.5.23', 'Cloud services are used securely', 'Abel Tesfamariam', 39, 91, 'Baseline report'],
  ['ISO 27001', 'A.5.24', 'Incident management is planned', 'Tomasz Wierzba', 88, 365, 'Plan'],
  [
    'ISO 27001',
    'A.5.30',
    'ICT is ready for business continuity',
    'Ines Baptista',
    104,
    365,
    'Continuity test',
  ],
  ['ISO 27001', 'A.8.8', 'Technical vulnerabilities are managed', 'Dmitar Hadzhiev', 9, 30, 'Scan summary'],
  ['ISO 27001', 'A.8.13', 'Information is backed up', 'Mirela Ionescu-Haas', 26, 91, 'Backup report'],
  ['ISO 27001', 'A.8.15', 'Logs are kept and protected', 'Bastian Oduya', 53, 182, 'Log retention report'],
  ['ISO 27001', 'A.8.24', 'Cryptography is used by rule', 'Abel Tesfamariam', 91, 365, 'Key inventory'],
  ['ISO 27001', 'A.8.32', 'Changes are managed', 'Rune Achterberg', 13, 91, 'Change sample'],
  [
    'PCI DSS',
    '1.2',
    'Network controls of the card zone are reviewed',
    'Kofi Asamoah',
    31,
    182,
    'Rule review',
  ],
  [
    'PCI DSS',
    '3.6',
    'Keys that protect card data are managed',
    'Gregor Mbeki-Stahl',
    77,
    365,
    'Key ceremony protocol',
  ],
  [
    'PCI DSS',
    '6.3',
    'Vulnerabilities of payment software are fixed',
    'Dmitar Hadzhiev',
    9,
    30,
    'Scan summary',
  ],
  ['PCI DSS', '8.4', 'Second factor for access to the card zone', 'Saoirse Quill', 48, 91, 'Sign-in report'],
  ['PCI DSS', '10.4', 'Audit logs are reviewed daily', 'Ravindu Jayalath', 5, 30, 'Review log'],
  ['PCI DSS', '11.3', 'External scans each quarter', 'Dmitar Hadzhiev', 19, 91, 'External scan'],
  [
    'PCI DSS',
    '12.10',
    'Incident response for card data is exercised',
    'Yevheniia Marchuk',
    120,
    365,
    'Exercise protocol',
  ],
];

export function controlsFile(clock: Clock): string {
  return csv(
    ['Id', 'Framework', 'Reference', 'Control', 'Owner', 'Evidence due', 'Description'],
    CONTROLS.map(([framework, reference, title, owner, due, every, proof]) => [
      idOf(framework, reference),
      framework,
      reference,
      title,
      owner,
      clock.fromToday(due),
      `${proof}, every ${every === 365 ? 'year' : every === 182 ? 'half-year' : every === 91 ? 'quarter' : 'month'}.`,
    ]),
  );
}

/** Proofs since the start, each a few days before it was due. */
export function evidenceFile(clock: Clock): string {
  const rows = CONTROLS.flatMap(([framework, reference, , , due, every, proof], index): Cell[][] => {
    const id = idOf(framework, reference);
    const days: number[] = [];
    for (let day = due - every - (2 + (index % 5)); day > -420; day -= every) if (day < 0) days.push(day);
    return days.reverse().map((day, position) => {
      const date = clock.fromToday(day);
      return [
        `${id}-${position + 1}`,
        id,
        `${proof} of ${date.slice(0, 7)}`,
        date,
        `https://evidence.${DOMAIN}/${id}/${date}`,
      ];
    });
  });
  return csv(['Id', 'Control', 'What', 'Day', 'Link'], rows);
}

function idOf(framework: string, reference: string): string {
  return `${framework}-${reference}`.toLowerCase().replaceAll(' ', '-');
}

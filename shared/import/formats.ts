/** The formats that files are read as, and what people call them; `kind` of an importer and `source` of its records. */
export const IMPORT_FORMATS = {
  backstage: 'Backstage catalog',
  csv: 'CSV',
  focus: 'FOCUS cost and usage',
  jira: 'Jira issues',
  openslo: 'OpenSLO',
  pagerduty: 'PagerDuty incidents',
  pyrra: 'Pyrra',
  sloth: 'Sloth',
  wbr: 'WBR App deck',
} as const satisfies Record<string, string>;

CREATE TABLE setting (
  name TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

CREATE TABLE change_group (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  label TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('edit', 'import', 'undo', 'redo', 'own')),
  reverts INTEGER REFERENCES change_group (id),
  reverted_by INTEGER REFERENCES change_group (id)
) STRICT;

CREATE INDEX change_group__reverts ON change_group (reverts);

CREATE INDEX change_group__reverted_by ON change_group (reverted_by);

CREATE TABLE change (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES change_group (id),
  entity TEXT NOT NULL,
  record_id TEXT NOT NULL,
  op TEXT NOT NULL CHECK (op IN ('create', 'update', 'remove')),
  before TEXT CHECK (json_valid(before)),
  after TEXT CHECK (json_valid(after)),
  last_id TEXT,
  record_ids TEXT CHECK (json_valid(record_ids))
) STRICT;

CREATE INDEX change__group ON change (group_id);

CREATE INDEX change__record ON change (record_id);

CREATE INDEX change__records ON change (last_id, record_id) WHERE last_id IS NOT NULL;

CREATE TABLE search_doc (
  id INTEGER PRIMARY KEY,
  entity TEXT NOT NULL,
  record_id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE search_index USING fts5 (
  title, body, content = 'search_doc', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE TABLE review_snapshot (
  hash TEXT PRIMARY KEY NOT NULL,
  review_id TEXT NOT NULL UNIQUE REFERENCES review (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL,
  body BLOB NOT NULL
) STRICT;

CREATE TRIGGER review_snapshot__kept BEFORE UPDATE ON review_snapshot BEGIN SELECT RAISE(ABORT, 'A frozen review is kept as it is.'); END;

CREATE TRIGGER review_snapshot__stays BEFORE DELETE ON review_snapshot BEGIN SELECT RAISE(ABORT, 'A frozen review is kept as it is.'); END;

CREATE TABLE team (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  name TEXT NOT NULL,
  manager_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  parent_id TEXT REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
  member_count INTEGER CHECK (member_count >= 0),
  on_call_rotation TEXT,
  email TEXT,
  starting_headcount INTEGER CHECK (starting_headcount >= 0),
  starting_month TEXT CHECK (starting_month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
  description TEXT
) STRICT;

CREATE UNIQUE INDEX team__source ON team (source, source_id) WHERE source_id IS NOT NULL;

CREATE INDEX team__parent_id ON team (parent_id);

CREATE INDEX team__manager_id ON team (manager_id);

CREATE TABLE person (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  name TEXT NOT NULL,
  email TEXT,
  team_id TEXT REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
  role TEXT,
  zone TEXT,
  is_active INTEGER NOT NULL CHECK (is_active IN (0, 1))
) STRICT;

CREATE UNIQUE INDEX person__source ON person (source, source_id) WHERE source_id IS NOT NULL;

CREATE INDEX person__team_id ON person (team_id);

CREATE TABLE service (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  slug TEXT NOT NULL,
  name TEXT NOT NULL,
  tier INTEGER CHECK (tier >= 1 AND tier <= 4),
  lifecycle TEXT CHECK (lifecycle IN ('experimental', 'production', 'deprecated')),
  team_id TEXT REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
  is_customer_facing INTEGER NOT NULL CHECK (is_customer_facing IN (0, 1)),
  system TEXT,
  regions TEXT CHECK (json_valid(regions)),
  tags TEXT CHECK (json_valid(tags)),
  links TEXT CHECK (json_valid(links)),
  rto_minutes INTEGER CHECK (rto_minutes >= 0),
  rpo_minutes INTEGER CHECK (rpo_minutes >= 0),
  runbook_url TEXT,
  runbook_reviewed_on TEXT CHECK (runbook_reviewed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  description TEXT
) STRICT;

CREATE UNIQUE INDEX service__source ON service (source, source_id) WHERE source_id IS NOT NULL;

CREATE UNIQUE INDEX service__slug ON service (slug);

CREATE INDEX service__team_id ON service (team_id);

CREATE INDEX service__tier ON service (tier);

CREATE TABLE service_depends_on (
  owner_id TEXT NOT NULL REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
  target_id TEXT NOT NULL REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX service_depends_on__target ON service_depends_on (target_id);

CREATE TABLE slo (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  name TEXT NOT NULL,
  service_id TEXT NOT NULL REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
  indicator TEXT NOT NULL CHECK (indicator IN ('availability', 'latency', 'error-rate', 'freshness', 'custom')),
  objective REAL NOT NULL CHECK (objective >= 0.000001 AND objective <= 0.999999),
  budgeting_method TEXT NOT NULL CHECK (budgeting_method IN ('occurrences', 'timeslices')),
  window_kind TEXT NOT NULL CHECK (window_kind IN ('rolling', 'calendar-month', 'calendar-quarter')),
  window_days INTEGER NOT NULL CHECK (window_days >= 1 AND window_days <= 366),
  timeslice_target REAL CHECK (timeslice_target >= 0 AND timeslice_target <= 1),
  owner_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  description TEXT
) STRICT;

CREATE UNIQUE INDEX slo__source ON slo (source, source_id) WHERE source_id IS NOT NULL;

CREATE UNIQUE INDEX slo__service_id__name ON slo (service_id, name);

CREATE INDEX slo__service_id ON slo (service_id);

CREATE INDEX slo__owner_id ON slo (owner_id) WHERE owner_id IS NOT NULL;

CREATE TABLE slo_day (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  slo_id TEXT NOT NULL REFERENCES slo (id) DEFERRABLE INITIALLY DEFERRED,
  date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  good REAL NOT NULL CHECK (good >= 0),
  total REAL NOT NULL CHECK (total >= 0),
  maintenance_good REAL NOT NULL CHECK (maintenance_good >= 0),
  maintenance_total REAL NOT NULL CHECK (maintenance_total >= 0),
  maintenance_reason TEXT
) STRICT;

CREATE UNIQUE INDEX slo_day__source ON slo_day (source, source_id) WHERE source_id IS NOT NULL;

CREATE UNIQUE INDEX slo_day__slo_id__date ON slo_day (slo_id, date);

CREATE INDEX slo_day__slo_id__date__good__total__maintenance_good__maintenance_total ON slo_day (slo_id, date, good, total, maintenance_good, maintenance_total);

CREATE INDEX slo_day__date ON slo_day (date);

CREATE TABLE budget_policy (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  name TEXT NOT NULL,
  tier INTEGER CHECK (tier >= 1 AND tier <= 4),
  owner_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  revisit_on TEXT CHECK (revisit_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  freeze_weeks INTEGER NOT NULL CHECK (freeze_weeks >= 1 AND freeze_weeks <= 52),
  incident_share REAL NOT NULL CHECK (incident_share >= 0 AND incident_share <= 1),
  cause_share REAL NOT NULL CHECK (cause_share >= 0 AND cause_share <= 1),
  text TEXT
) STRICT;

CREATE UNIQUE INDEX budget_policy__source ON budget_policy (source, source_id) WHERE source_id IS NOT NULL;

CREATE INDEX budget_policy__owner_id ON budget_policy (owner_id);

CREATE TABLE budget_policy_approvers (
  owner_id TEXT NOT NULL REFERENCES budget_policy (id) DEFERRABLE INITIALLY DEFERRED,
  target_id TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX budget_policy_approvers__target ON budget_policy_approvers (target_id);

CREATE TABLE freeze_exception (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  service_id TEXT NOT NULL REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
  starts_on TEXT NOT NULL CHECK (starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  ends_on TEXT CHECK (ends_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  reason TEXT NOT NULL,
  approved_by_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE UNIQUE INDEX freeze_exception__source ON freeze_exception (source, source_id) WHERE source_id IS NOT NULL;

CREATE INDEX freeze_exception__service_id ON freeze_exception (service_id);

CREATE INDEX freeze_exception__approved_by_id ON freeze_exception (approved_by_id);

CREATE TABLE incident (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  title TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('SEV-1', 'SEV-2', 'SEV-3', 'SEV-4')),
  status TEXT NOT NULL CHECK (status IN ('open', 'mitigated', 'resolved', 'closed')),
  impact_start TEXT NOT NULL CHECK (length(impact_start) = 24 AND impact_start LIKE '____-__-__T__:__:__.___Z'),
  detected_at TEXT CHECK (length(detected_at) = 24 AND detected_at LIKE '____-__-__T__:__:__.___Z'),
  acknowledged_at TEXT CHECK (length(acknowledged_at) = 24 AND acknowledged_at LIKE '____-__-__T__:__:__.___Z'),
  mitigated_at TEXT CHECK (length(mitigated_at) = 24 AND mitigated_at LIKE '____-__-__T__:__:__.___Z'),
  restored_at TEXT CHECK (length(restored_at) = 24 AND restored_at LIKE '____-__-__T__:__:__.___Z'),
  closed_at TEXT CHECK (length(closed_at) = 24 AND closed_at LIKE '____-__-__T__:__:__.___Z'),
  commander_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  ops_lead_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  comms_lead_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  detection_source TEXT CHECK (detection_source IN ('monitor', 'customer', 'staff', 'vendor')),
  cause_category TEXT CHECK (cause_category IN ('change', 'capacity', 'dependency', 'configuration', 'software-defect', 'infrastructure', 'security', 'human-error', 'unknown')),
  root_cause_key TEXT,
  change_id TEXT REFERENCES deployment (id) DEFERRABLE INITIALLY DEFERRED,
  summary TEXT,
  is_postmortem_required INTEGER NOT NULL CHECK (is_postmortem_required IN (0, 1)),
  postmortem_due_on TEXT CHECK (postmortem_due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  postmortem_published_on TEXT CHECK (postmortem_published_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  postmortem_url TEXT,
  title_folded TEXT NOT NULL,
  root_cause_key_folded TEXT
) STRICT;

CREATE UNIQUE INDEX incident__source ON incident (source, source_id) WHERE source_id IS NOT NULL;

CREATE INDEX incident__key ON incident (key) WHERE key IS NOT NULL;

CREATE INDEX incident__impact_start__severity ON incident (impact_start, severity);

CREATE INDEX incident__restored_at__closed_at__impact_start ON incident (restored_at, closed_at, impact_start);

CREATE INDEX incident__status ON incident (status);

CREATE INDEX incident__root_cause_key__impact_start ON incident (root_cause_key, impact_start);

CREATE INDEX incident__postmortem_due_on ON incident (postmortem_due_on);

CREATE INDEX incident__severity__postmortem_published_on__restored_at__postmortem_due_on ON incident (severity, postmortem_published_on, restored_at, postmortem_due_on);

CREATE INDEX incident__is_postmortem_required__postmortem_published_on__restored_at__postmortem_due_on ON incident (is_postmortem_required, postmortem_published_on, restored_at, postmortem_due_on);

CREATE INDEX incident__severity__impact_start ON incident (severity, impact_start);

CREATE INDEX incident__commander_id ON incident (commander_id);

CREATE INDEX incident__ops_lead_id ON incident (ops_lead_id) WHERE ops_lead_id IS NOT NULL;

CREATE INDEX incident__comms_lead_id ON incident (comms_lead_id) WHERE comms_lead_id IS NOT NULL;

CREATE INDEX incident__change_id ON incident (change_id) WHERE change_id IS NOT NULL;

CREATE INDEX incident__by_title ON incident (title_folded);

CREATE INDEX incident__by_detected_at ON incident (detected_at);

CREATE INDEX incident__by_acknowledged_at ON incident (acknowledged_at);

CREATE INDEX incident__by_mitigated_at ON incident (mitigated_at);

CREATE INDEX incident__by_closed_at ON incident (closed_at);

CREATE INDEX incident__by_detection_source ON incident (detection_source);

CREATE INDEX incident__by_cause_category ON incident (cause_category);

CREATE INDEX incident__by_root_cause_key ON incident (root_cause_key_folded);

CREATE INDEX incident__by_summary ON incident (substr(summary, 1, 40)) WHERE summary IS NOT NULL;

CREATE INDEX incident__by_postmortem_published_on ON incident (postmortem_published_on);

CREATE INDEX incident__by_postmortem_url ON incident (postmortem_url) WHERE postmortem_url IS NOT NULL;

CREATE TABLE incident_services (
  owner_id TEXT NOT NULL REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED,
  target_id TEXT NOT NULL REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX incident_services__target ON incident_services (target_id);

CREATE TABLE incident_experts (
  owner_id TEXT NOT NULL REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED,
  target_id TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX incident_experts__target ON incident_experts (target_id);

CREATE TABLE impact_interval (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  incident_id TEXT NOT NULL REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED,
  started_at TEXT NOT NULL CHECK (length(started_at) = 24 AND started_at LIKE '____-__-__T__:__:__.___Z'),
  ended_at TEXT CHECK (length(ended_at) = 24 AND ended_at LIKE '____-__-__T__:__:__.___Z'),
  note TEXT
) STRICT;

CREATE UNIQUE INDEX impact_interval__source ON impact_interval (source, source_id) WHERE source_id IS NOT NULL;

CREATE INDEX impact_interval__incident_id__started_at ON impact_interval (incident_id, started_at);

CREATE INDEX impact_interval__started_at ON impact_interval (started_at);

CREATE INDEX impact_interval__ended_at__started_at__incident_id ON impact_interval (ended_at, started_at, incident_id);

CREATE TABLE timeline_entry (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  incident_id TEXT NOT NULL REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL CHECK (length(at) = 24 AND at LIKE '____-__-__T__:__:__.___Z'),
  text TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('observation', 'action', 'communication', 'decision')),
  person_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE UNIQUE INDEX timeline_entry__source ON timeline_entry (source, source_id) WHERE source_id IS NOT NULL;

CREATE INDEX timeline_entry__incident_id__at ON timeline_entry (incident_id, at);

CREATE INDEX timeline_entry__person_id ON timeline_entry (person_id);

CREATE TABLE engagement (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  incident_id TEXT NOT NULL REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED,
  person_id TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  started_at TEXT NOT NULL CHECK (length(started_at) = 24 AND started_at LIKE '____-__-__T__:__:__.___Z'),
  ended_at TEXT NOT NULL CHECK (length(ended_at) = 24 AND ended_at LIKE '____-__-__T__:__:__.___Z')
) STRICT;

CREATE UNIQUE INDEX engagement__source ON engagement (source, source_id) WHERE source_id IS NOT NULL;

CREATE INDEX engagement__incident_id ON engagement (incident_id);

CREATE INDEX engagement__started_at ON engagement (started_at);

CREATE INDEX engagement__person_id ON engagement (person_id);

CREATE TABLE action_item (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  title TEXT NOT NULL,
  owner_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  team_id TEXT REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
  origin TEXT NOT NULL CHECK (origin IN ('incident', 'review', 'exercise', 'audit', 'risk', 'decision', 'other')),
  incident_id TEXT REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED,
  exercise_id TEXT REFERENCES exercise (id) DEFERRABLE INITIALLY DEFERRED,
  risk_id TEXT REFERENCES risk (id) DEFERRABLE INITIALLY DEFERRED,
  decision_id TEXT REFERENCES decision (id) DEFERRABLE INITIALLY DEFERRED,
  review_id TEXT REFERENCES review (id) DEFERRABLE INITIALLY DEFERRED,
  service_id TEXT REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
  priority TEXT NOT NULL CHECK (priority IN ('P0', 'P1', 'P2', 'P3')),
  created_on TEXT CHECK (created_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  committed_due_on TEXT CHECK (committed_due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  due_on TEXT CHECK (due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  status TEXT NOT NULL CHECK (status IN ('open', 'in-progress', 'blocked', 'done', 'cancelled')),
  completed_on TEXT CHECK (completed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  evidence_url TEXT,
  description TEXT,
  title_folded TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX action_item__source ON action_item (source, source_id) WHERE source_id IS NOT NULL;

CREATE INDEX action_item__key ON action_item (key) WHERE key IS NOT NULL;

CREATE INDEX action_item__status__due_on__created_on__id ON action_item (status, due_on, created_on, id);

CREATE INDEX action_item__due_on__status__id ON action_item (due_on, status, id);

CREATE INDEX action_item__committed_due_on__status__completed_on__id ON action_item (committed_due_on, status, completed_on, id);

CREATE INDEX action_item__completed_on__status__due_on__created_on__id ON action_item (completed_on, status, due_on, created_on, id);

CREATE INDEX action_item__owner_id ON action_item (owner_id);

CREATE INDEX action_item__incident_id ON action_item (incident_id);

CREATE INDEX action_item__service_id ON action_item (service_id);

CREATE INDEX action_item__team_id ON action_item (team_id);

CREATE INDEX action_item__exercise_id ON action_item (exercise_id) WHERE exercise_id IS NOT NULL;

CREATE INDEX action_item__risk_id ON action_item (risk_id) WHERE risk_id IS NOT NULL;

CREATE INDEX action_item__decision_id ON action_item (decision_id) WHERE decision_id IS NOT NULL;

CREATE INDEX action_item__review_id ON action_item (review_id) WHERE review_id IS NOT NULL;

CREATE INDEX action_item__by_title ON action_item (title_folded);

CREATE INDEX action_item__by_origin ON action_item (origin);

CREATE INDEX action_item__by_priority ON action_item (priority);

CREATE INDEX action_item__by_created_on ON action_item (created_on);

CREATE INDEX action_item__by_evidence_url ON action_item (evidence_url) WHERE evidence_url IS NOT NULL;

CREATE INDEX action_item__by_description ON action_item (substr(description, 1, 40)) WHERE description IS NOT NULL;

CREATE INDEX action_item__list ON action_item (status IN ('done', 'cancelled'), due_on IS NULL, due_on, id);

CREATE TABLE action_move (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  action_id TEXT NOT NULL REFERENCES action_item (id) DEFERRABLE INITIALLY DEFERRED,
  moved_on TEXT NOT NULL CHECK (moved_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  from_date TEXT NOT NULL CHECK (from_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  to_date TEXT NOT NULL CHECK (to_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  reason TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX action_move__source ON action_move (source, source_id) WHERE source_id IS NOT NULL;

CREATE INDEX action_move__action_id__moved_on ON action_move (action_id, moved_on);

CREATE INDEX action_move__moved_on__action_id ON action_move (moved_on, action_id);

CREATE TABLE deployment (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  title TEXT NOT NULL,
  service_id TEXT NOT NULL REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL CHECK (length(at) = 24 AND at LIKE '____-__-__T__:__:__.___Z'),
  outcome TEXT NOT NULL CHECK (outcome IN ('ok', 'failed', 'rolled-back')),
  incident_id TEXT REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK (kind IN ('deployment', 'configuration', 'infrastructure', 'emergency')),
  title_folded TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX deployment__source ON deployment (source, source_id) WHERE source_id IS NOT NULL;

CREATE INDEX deployment__key ON deployment (key) WHERE key IS NOT NULL;

CREATE INDEX deployment__at__outcome__incident_id ON deployment (at, outcome, incident_id);

CREATE INDEX deployment__service_id__at__outcome__incident_id ON deployment (service_id, at, outcome, incident_id);

CREATE INDEX deployment__incident_id ON deployment (incident_id);

CREATE INDEX deployment__by_title ON deployment (title_folded);

CREATE INDEX deployment__by_outcome ON deployment (outcome);

CREATE INDEX deployment__by_kind ON deployment (kind);

CREATE TABLE deployment_count (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  service_id TEXT NOT NULL REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
  week_start TEXT NOT NULL CHECK (week_start GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  deployments INTEGER NOT NULL CHECK (deployments >= 0),
  failed INTEGER NOT NULL CHECK (failed >= 0)
) STRICT;

CREATE UNIQUE INDEX deployment_count__source ON deployment_count (source, source_id) WHERE source_id IS NOT NULL;

CREATE UNIQUE INDEX deployment_count__service_id__week_start ON deployment_count (service_id, week_start);

CREATE INDEX deployment_count__week_start ON deployment_count (week_start);

CREATE TABLE kpi (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  slug TEXT NOT NULL,
  name TEXT NOT NULL,
  definition TEXT,
  unit TEXT NOT NULL CHECK (unit IN ('ratio', 'count', 'minutes', 'hours', 'days', 'money', 'perUnit', 'burn', 'score', 'people')),
  direction TEXT NOT NULL CHECK (direction IN ('higher', 'lower')),
  target REAL,
  amber_tolerance REAL NOT NULL CHECK (amber_tolerance >= 0),
  frequency TEXT NOT NULL CHECK (frequency IN ('daily', 'weekly', 'monthly', 'quarterly')),
  aggregation TEXT NOT NULL CHECK (aggregation IN ('sum', 'mean', 'min', 'max', 'last', 'ratio')),
  scope TEXT NOT NULL CHECK (scope IN ('org', 'team', 'service')),
  is_computed INTEGER NOT NULL CHECK (is_computed IN (0, 1)),
  formula TEXT,
  is_input INTEGER NOT NULL CHECK (is_input IN (0, 1)),
  owner_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  currency TEXT
) STRICT;

CREATE UNIQUE INDEX kpi__source ON kpi (source, source_id) WHERE source_id IS NOT NULL;

CREATE UNIQUE INDEX kpi__slug ON kpi (slug);

CREATE INDEX kpi__owner_id ON kpi (owner_id);

CREATE TABLE kpi_drives (
  owner_id TEXT NOT NULL REFERENCES kpi (id) DEFERRABLE INITIALLY DEFERRED,
  target_id TEXT NOT NULL REFERENCES kpi (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX kpi_drives__target ON kpi_drives (target_id);

CREATE TABLE kpi_value (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  kpi_id TEXT NOT NULL REFERENCES kpi (id) DEFERRABLE INITIALLY DEFERRED,
  period_start TEXT NOT NULL CHECK (period_start GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  team_id TEXT REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
  service_id TEXT REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
  value REAL,
  numerator REAL,
  denominator REAL,
  target REAL,
  n INTEGER CHECK (n >= 0),
  note TEXT
) STRICT;

CREATE UNIQUE INDEX kpi_value__source ON kpi_value (source, source_id) WHERE source_id IS NOT NULL;

CREATE INDEX kpi_value__kpi_id__period_start__service_id__team_id ON kpi_value (kpi_id, period_start, service_id, team_id);

CREATE INDEX kpi_value__period_start ON kpi_value (period_start);

CREATE INDEX kpi_value__team_id ON kpi_value (team_id);

CREATE INDEX kpi_value__service_id ON kpi_value (service_id);

CREATE TABLE kpi_version (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  kpi_id TEXT NOT NULL REFERENCES kpi (id) DEFERRABLE INITIALLY DEFERRED,
  effective_on TEXT NOT NULL CHECK (effective_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  kind TEXT NOT NULL CHECK (kind IN ('definition', 'process')),
  definition TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX kpi_version__source ON kpi_version (source, source_id) WHERE source_id IS NOT NULL;

CREATE INDEX kpi_version__kpi_id__effective_on ON kpi_version (kpi_id, effective_on);

CREATE TABLE kpi_annotation (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  kpi_id TEXT NOT NULL REFERENCES kpi (id) DEFERRABLE INITIALLY DEFERRED,
  date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  text TEXT NOT NULL,
  incident_id TEXT REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED,
  change_id TEXT REFERENCES deployment (id) DEFERRABLE INITIALLY DEFERRED,
  decision_id TEXT REFERENCES decision (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE UNIQUE INDEX kpi_annotation__source ON kpi_annotation (source, source_id) WHERE source_id IS NOT NULL;

CREATE INDEX kpi_annotation__kpi_id__date ON kpi_annotation (kpi_id, date);

CREATE INDEX kpi_annotation__incident_id ON kpi_annotation (incident_id) WHERE incident_id IS NOT NULL;

CREATE INDEX kpi_annotation__change_id ON kpi_annotation (change_id) WHERE change_id IS NOT NULL;

CREATE INDEX kpi_annotation__decision_id ON kpi_annotation (decision_id) WHERE decision_id IS NOT NULL;

CREATE TABLE deck (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  slug TEXT NOT NULL,
  title TEXT NOT NULL,
  slides TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX deck__source ON deck (source, source_id) WHERE source_id IS NOT NULL;

CREATE UNIQUE INDEX deck__slug ON deck (slug);

CREATE TABLE picture (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  title TEXT NOT NULL,
  alt TEXT NOT NULL,
  media_type TEXT NOT NULL CHECK (media_type IN ('image/png', 'image/jpeg', 'image/webp', 'image/svg+xml')),
  width INTEGER NOT NULL CHECK (width >= 1 AND width <= 20000),
  height INTEGER NOT NULL CHECK (height >= 1 AND height <= 20000),
  data TEXT NOT NULL,
  raster TEXT
) STRICT;

CREATE UNIQUE INDEX picture__source ON picture (source, source_id) WHERE source_id IS NOT NULL;

CREATE TABLE objective (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  title TEXT NOT NULL,
  quarter TEXT NOT NULL CHECK (quarter GLOB '[0-9][0-9][0-9][0-9]Q[1-4]'),
  owner_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  team_id TEXT REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
  parent_id TEXT REFERENCES objective (id) DEFERRABLE INITIALLY DEFERRED,
  status TEXT NOT NULL CHECK (status IN ('active', 'done', 'dropped')),
  description TEXT
) STRICT;

CREATE UNIQUE INDEX objective__source ON objective (source, source_id) WHERE source_id IS NOT NULL;

CREATE INDEX objective__key ON objective (key) WHERE key IS NOT NULL;

CREATE INDEX objective__quarter ON objective (quarter);

CREATE INDEX objective__owner_id ON objective (owner_id);

CREATE INDEX objective__team_id ON objective (team_id);

CREATE INDEX objective__parent_id ON objective (parent_id);

CREATE INDEX objective__list ON objective (status IN ('done', 'dropped'), quarter DESC, id);

CREATE TABLE key_result (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  objective_id TEXT NOT NULL REFERENCES objective (id) DEFERRABLE INITIALLY DEFERRED,
  title TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('metric', 'milestone', 'yes-no')),
  start_value REAL NOT NULL,
  target_value REAL NOT NULL,
  current_value REAL,
  unit TEXT,
  weight REAL NOT NULL CHECK (weight >= 0),
  kpi_id TEXT REFERENCES kpi (id) DEFERRABLE INITIALLY DEFERRED,
  owner_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE UNIQUE INDEX key_result__source ON key_result (source, source_id) WHERE source_id IS NOT NULL;

CREATE INDEX key_result__objective_id ON key_result (objective_id);

CREATE INDEX key_result__kpi_id ON key_result (kpi_id) WHERE kpi_id IS NOT NULL;

CREATE INDEX key_result__owner_id ON key_result (owner_id);

CREATE TABLE check_in (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  key_result_id TEXT NOT NULL REFERENCES key_result (id) DEFERRABLE INITIALLY DEFERRED,
  date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  value REAL,
  confidence REAL CHECK (confidence >= 0 AND confidence <= 1),
  note TEXT
) STRICT;

CREATE UNIQUE INDEX check_in__source ON check_in (source, source_id) WHERE source_id IS NOT NULL;

CREATE UNIQUE INDEX check_in__key_result_id__date ON check_in (key_result_id, date);

CREATE TABLE headcount_slot (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  role TEXT NOT NULL,
  team_id TEXT NOT NULL REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
  level TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('new', 'backfill')),
  planned_start TEXT CHECK (planned_start GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
  annual_cost INTEGER CHECK (annual_cost >= 0),
  currency TEXT,
  status TEXT NOT NULL CHECK (status IN ('planned', 'approved', 'open', 'interviewing', 'offer', 'accepted', 'started', 'cancelled')),
  opened_on TEXT CHECK (opened_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  accepted_on TEXT CHECK (accepted_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  started_on TEXT CHECK (started_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  cancelled_on TEXT CHECK (cancelled_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  recruiter TEXT
) STRICT;

CREATE UNIQUE INDEX headcount_slot__source ON headcount_slot (source, source_id) WHERE source_id IS NOT NULL;

CREATE INDEX headcount_slot__key ON headcount_slot (key) WHERE key IS NOT NULL;

CREATE INDEX headcount_slot__team_id ON headcount_slot (team_id);

CREATE INDEX headcount_slot__status ON headcount_slot (status);

CREATE INDEX headcount_slot__planned_start ON headcount_slot (planned_start);

CREATE INDEX headcount_slot__started_on ON headcount_slot (started_on);

CREATE INDEX headcount_slot__accepted_on ON headcount_slot (accepted_on);

CREATE INDEX headcount_slot__list ON headcount_slot (status IN ('started', 'cancelled'), planned_start IS NULL, planned_start, id);

CREATE TABLE pipeline_count (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  slot_id TEXT NOT NULL REFERENCES headcount_slot (id) DEFERRABLE INITIALLY DEFERRED,
  week_start TEXT NOT NULL CHECK (week_start GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  stage TEXT NOT NULL CHECK (stage IN ('applied', 'screen', 'interview', 'onsite', 'offer', 'accepted')),
  count INTEGER NOT NULL CHECK (count >= 0)
) STRICT;

CREATE UNIQUE INDEX pipeline_count__source ON pipeline_count (source, source_id) WHERE source_id IS NOT NULL;

CREATE UNIQUE INDEX pipeline_count__slot_id__week_start__stage ON pipeline_count (slot_id, week_start, stage);

CREATE INDEX pipeline_count__week_start__stage__count ON pipeline_count (week_start, stage, count);

CREATE TABLE departure (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  team_id TEXT NOT NULL REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
  role TEXT NOT NULL,
  is_planned INTEGER NOT NULL CHECK (is_planned IN (0, 1)),
  is_regretted INTEGER NOT NULL CHECK (is_regretted IN (0, 1)),
  left_on TEXT NOT NULL CHECK (left_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  note TEXT
) STRICT;

CREATE UNIQUE INDEX departure__source ON departure (source, source_id) WHERE source_id IS NOT NULL;

CREATE INDEX departure__left_on ON departure (left_on);

CREATE INDEX departure__team_id ON departure (team_id);

CREATE TABLE interview (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  candidate_label TEXT NOT NULL,
  slot_id TEXT REFERENCES headcount_slot (id) DEFERRABLE INITIALLY DEFERRED,
  interviewer_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  held_on TEXT CHECK (held_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  recommendation TEXT CHECK (recommendation IN ('strong-yes', 'yes', 'no', 'strong-no')),
  notes TEXT
) STRICT;

CREATE UNIQUE INDEX interview__source ON interview (source, source_id) WHERE source_id IS NOT NULL;

CREATE INDEX interview__slot_id ON interview (slot_id);

CREATE INDEX interview__interviewer_id ON interview (interviewer_id);

CREATE TABLE interview_rating (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  interview_id TEXT NOT NULL REFERENCES interview (id) DEFERRABLE INITIALLY DEFERRED,
  dimension TEXT NOT NULL CHECK (dimension IN ('reliability', 'incident-command', 'technical-depth', 'observability', 'finops', 'security', 'operating-model', 'leadership', 'communication')),
  rating INTEGER NOT NULL CHECK (rating >= 1 AND rating <= 4),
  evidence TEXT
) STRICT;

CREATE UNIQUE INDEX interview_rating__source ON interview_rating (source, source_id) WHERE source_id IS NOT NULL;

CREATE UNIQUE INDEX interview_rating__interview_id__dimension ON interview_rating (interview_id, dimension);

CREATE TABLE cost (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  period_start TEXT NOT NULL CHECK (period_start GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  grain TEXT NOT NULL CHECK (grain IN ('month', 'day')),
  provider TEXT NOT NULL,
  category TEXT NOT NULL,
  service_id TEXT REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
  team_id TEXT REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
  currency TEXT,
  billed INTEGER,
  effective INTEGER,
  budget INTEGER,
  forecast INTEGER,
  on_demand INTEGER,
  usage_quantity REAL CHECK (usage_quantity >= 0),
  usage_unit TEXT
) STRICT;

CREATE UNIQUE INDEX cost__source ON cost (source, source_id) WHERE source_id IS NOT NULL;

CREATE INDEX cost__period_start__currency__grain__billed__effective__budget__forecast ON cost (period_start, currency, grain, billed, effective, budget, forecast);

CREATE INDEX cost__service_id__period_start ON cost (service_id, period_start);

CREATE INDEX cost__team_id__period_start ON cost (team_id, period_start);

CREATE TABLE savings_opportunity (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  title TEXT NOT NULL,
  lever TEXT NOT NULL CHECK (lever IN ('rightsizing', 'commitment', 'storage-lifecycle', 'cleanup', 'architecture')),
  identified INTEGER CHECK (identified >= 0),
  realised INTEGER CHECK (realised >= 0),
  currency TEXT,
  status TEXT NOT NULL CHECK (status IN ('identified', 'planned', 'in-progress', 'realised', 'dropped')),
  identified_on TEXT CHECK (identified_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  realised_on TEXT CHECK (realised_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  due_on TEXT CHECK (due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  owner_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  team_id TEXT REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
  service_id TEXT REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
  note TEXT
) STRICT;

CREATE UNIQUE INDEX savings_opportunity__source ON savings_opportunity (source, source_id) WHERE source_id IS NOT NULL;

CREATE INDEX savings_opportunity__key ON savings_opportunity (key) WHERE key IS NOT NULL;

CREATE INDEX savings_opportunity__status ON savings_opportunity (status);

CREATE INDEX savings_opportunity__owner_id ON savings_opportunity (owner_id);

CREATE INDEX savings_opportunity__team_id ON savings_opportunity (team_id) WHERE team_id IS NOT NULL;

CREATE INDEX savings_opportunity__service_id ON savings_opportunity (service_id) WHERE service_id IS NOT NULL;

CREATE INDEX savings_opportunity__list ON savings_opportunity (status IN ('realised', 'dropped'), identified DESC, id);

CREATE TABLE commitment (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  name TEXT NOT NULL,
  provider TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('savings-plan', 'reservation', 'spend-agreement')),
  term_months INTEGER CHECK (term_months >= 1 AND term_months <= 120),
  starts_on TEXT CHECK (starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  ends_on TEXT CHECK (ends_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  covered_spend INTEGER CHECK (covered_spend >= 0),
  eligible_spend INTEGER CHECK (eligible_spend >= 0),
  utilisation REAL CHECK (utilisation >= 0 AND utilisation <= 1),
  currency TEXT,
  owner_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE UNIQUE INDEX commitment__source ON commitment (source, source_id) WHERE source_id IS NOT NULL;

CREATE INDEX commitment__owner_id ON commitment (owner_id) WHERE owner_id IS NOT NULL;

CREATE TABLE exercise (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  title TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('tabletop', 'game-day', 'failover', 'restore')),
  datastore TEXT,
  planned_on TEXT CHECK (planned_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  held_on TEXT CHECK (held_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  rto_target_minutes REAL CHECK (rto_target_minutes >= 0),
  rpo_target_minutes REAL CHECK (rpo_target_minutes >= 0),
  rto_achieved_minutes REAL CHECK (rto_achieved_minutes >= 0),
  rpo_achieved_minutes REAL CHECK (rpo_achieved_minutes >= 0),
  outcome TEXT CHECK (outcome IN ('passed', 'partial', 'failed')),
  owner_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  findings TEXT
) STRICT;

CREATE UNIQUE INDEX exercise__source ON exercise (source, source_id) WHERE source_id IS NOT NULL;

CREATE INDEX exercise__key ON exercise (key) WHERE key IS NOT NULL;

CREATE INDEX exercise__planned_on ON exercise (planned_on);

CREATE INDEX exercise__held_on__planned_on ON exercise (held_on, planned_on);

CREATE INDEX exercise__kind__datastore ON exercise (kind, datastore);

CREATE INDEX exercise__owner_id ON exercise (owner_id);

CREATE TABLE exercise_services (
  owner_id TEXT NOT NULL REFERENCES exercise (id) DEFERRABLE INITIALLY DEFERRED,
  target_id TEXT NOT NULL REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX exercise_services__target ON exercise_services (target_id);

CREATE TABLE on_call_shift (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  rotation TEXT NOT NULL,
  person_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  team_id TEXT REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
  started_at TEXT NOT NULL CHECK (length(started_at) = 24 AND started_at LIKE '____-__-__T__:__:__.___Z'),
  ended_at TEXT NOT NULL CHECK (length(ended_at) = 24 AND ended_at LIKE '____-__-__T__:__:__.___Z'),
  pages INTEGER CHECK (pages >= 0),
  actionable_pages INTEGER CHECK (actionable_pages >= 0),
  out_of_hours_pages INTEGER CHECK (out_of_hours_pages >= 0),
  toil_hours REAL CHECK (toil_hours >= 0),
  total_hours REAL CHECK (total_hours >= 0)
) STRICT;

CREATE UNIQUE INDEX on_call_shift__source ON on_call_shift (source, source_id) WHERE source_id IS NOT NULL;

CREATE INDEX on_call_shift__started_at ON on_call_shift (started_at);

CREATE INDEX on_call_shift__team_id__started_at ON on_call_shift (team_id, started_at);

CREATE INDEX on_call_shift__person_id ON on_call_shift (person_id);

CREATE TABLE posture (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  asset_group TEXT NOT NULL,
  date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  assets INTEGER NOT NULL CHECK (assets >= 0),
  assets_within_sla INTEGER NOT NULL CHECK (assets_within_sla >= 0),
  open_critical INTEGER CHECK (open_critical >= 0),
  open_high INTEGER CHECK (open_high >= 0),
  open_medium INTEGER CHECK (open_medium >= 0),
  open_low INTEGER CHECK (open_low >= 0),
  overdue_critical INTEGER CHECK (overdue_critical >= 0),
  overdue_high INTEGER CHECK (overdue_high >= 0),
  overdue_medium INTEGER CHECK (overdue_medium >= 0),
  overdue_low INTEGER CHECK (overdue_low >= 0),
  service_id TEXT REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
  team_id TEXT REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE UNIQUE INDEX posture__source ON posture (source, source_id) WHERE source_id IS NOT NULL;

CREATE UNIQUE INDEX posture__asset_group__date ON posture (asset_group, date);

CREATE INDEX posture__date ON posture (date);

CREATE INDEX posture__service_id ON posture (service_id) WHERE service_id IS NOT NULL;

CREATE INDEX posture__team_id ON posture (team_id) WHERE team_id IS NOT NULL;

CREATE TABLE iam_exception (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  subject TEXT NOT NULL,
  reason TEXT NOT NULL,
  granted_on TEXT CHECK (granted_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  expires_on TEXT CHECK (expires_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  owner_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  status TEXT NOT NULL CHECK (status IN ('active', 'revoked', 'closed')),
  closed_on TEXT CHECK (closed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

CREATE UNIQUE INDEX iam_exception__source ON iam_exception (source, source_id) WHERE source_id IS NOT NULL;

CREATE INDEX iam_exception__key ON iam_exception (key) WHERE key IS NOT NULL;

CREATE INDEX iam_exception__status__expires_on ON iam_exception (status, expires_on);

CREATE INDEX iam_exception__closed_on ON iam_exception (closed_on);

CREATE INDEX iam_exception__owner_id ON iam_exception (owner_id);

CREATE INDEX iam_exception__list ON iam_exception (status IN ('revoked', 'closed'), expires_on IS NULL, expires_on, id);

CREATE TABLE control (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  framework TEXT NOT NULL,
  reference TEXT NOT NULL,
  title TEXT NOT NULL,
  owner_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  next_due_on TEXT CHECK (next_due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  description TEXT
) STRICT;

CREATE UNIQUE INDEX control__source ON control (source, source_id) WHERE source_id IS NOT NULL;

CREATE UNIQUE INDEX control__framework__reference ON control (framework, reference);

CREATE INDEX control__next_due_on ON control (next_due_on);

CREATE INDEX control__owner_id ON control (owner_id);

CREATE TABLE evidence (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  control_id TEXT NOT NULL REFERENCES control (id) DEFERRABLE INITIALLY DEFERRED,
  title TEXT NOT NULL,
  date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  url TEXT
) STRICT;

CREATE UNIQUE INDEX evidence__source ON evidence (source, source_id) WHERE source_id IS NOT NULL;

CREATE INDEX evidence__control_id__date ON evidence (control_id, date);

CREATE TABLE risk (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  title TEXT NOT NULL,
  likelihood INTEGER NOT NULL CHECK (likelihood >= 1 AND likelihood <= 5),
  impact INTEGER NOT NULL CHECK (impact >= 1 AND impact <= 5),
  trend TEXT NOT NULL CHECK (trend IN ('rising', 'steady', 'falling')),
  status TEXT NOT NULL CHECK (status IN ('open', 'accepted', 'closed')),
  owner_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  next_review_on TEXT CHECK (next_review_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  review_id TEXT REFERENCES review (id) DEFERRABLE INITIALLY DEFERRED,
  mitigation TEXT
) STRICT;

CREATE UNIQUE INDEX risk__source ON risk (source, source_id) WHERE source_id IS NOT NULL;

CREATE INDEX risk__key ON risk (key) WHERE key IS NOT NULL;

CREATE INDEX risk__status__next_review_on ON risk (status, next_review_on);

CREATE INDEX risk__owner_id ON risk (owner_id);

CREATE INDEX risk__review_id ON risk (review_id) WHERE review_id IS NOT NULL;

CREATE INDEX risk__list ON risk (status IN ('closed'), impact DESC, id);

CREATE TABLE risk_services (
  owner_id TEXT NOT NULL REFERENCES risk (id) DEFERRABLE INITIALLY DEFERRED,
  target_id TEXT NOT NULL REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX risk_services__target ON risk_services (target_id);

CREATE TABLE decision (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  title TEXT NOT NULL,
  why TEXT,
  decided_by_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  decided_on TEXT NOT NULL CHECK (decided_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  review_id TEXT REFERENCES review (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE UNIQUE INDEX decision__source ON decision (source, source_id) WHERE source_id IS NOT NULL;

CREATE INDEX decision__key ON decision (key) WHERE key IS NOT NULL;

CREATE INDEX decision__decided_on ON decision (decided_on);

CREATE INDEX decision__decided_by_id ON decision (decided_by_id);

CREATE INDEX decision__review_id ON decision (review_id);

CREATE TABLE vendor (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  name TEXT NOT NULL,
  contract_end_on TEXT CHECK (contract_end_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  notice_on TEXT CHECK (notice_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  annual_cost INTEGER CHECK (annual_cost >= 0),
  currency TEXT,
  support_plan TEXT,
  account_contact TEXT,
  owner_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  note TEXT
) STRICT;

CREATE UNIQUE INDEX vendor__source ON vendor (source, source_id) WHERE source_id IS NOT NULL;

CREATE UNIQUE INDEX vendor__name ON vendor (name);

CREATE INDEX vendor__notice_on ON vendor (notice_on);

CREATE INDEX vendor__owner_id ON vendor (owner_id);

CREATE TABLE escalation (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  vendor_id TEXT NOT NULL REFERENCES vendor (id) DEFERRABLE INITIALLY DEFERRED,
  raised_on TEXT NOT NULL CHECK (raised_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  subject TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'solved', 'dropped')),
  outcome TEXT,
  incident_id TEXT REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE UNIQUE INDEX escalation__source ON escalation (source, source_id) WHERE source_id IS NOT NULL;

CREATE INDEX escalation__vendor_id ON escalation (vendor_id);

CREATE INDEX escalation__incident_id ON escalation (incident_id) WHERE incident_id IS NOT NULL;

CREATE TABLE readiness_check (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  launch TEXT NOT NULL,
  service_id TEXT REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
  date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  outcome TEXT NOT NULL CHECK (outcome IN ('pending', 'go', 'no-go')),
  approver_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  waivers TEXT
) STRICT;

CREATE UNIQUE INDEX readiness_check__source ON readiness_check (source, source_id) WHERE source_id IS NOT NULL;

CREATE INDEX readiness_check__date ON readiness_check (date);

CREATE INDEX readiness_check__service_id ON readiness_check (service_id);

CREATE INDEX readiness_check__approver_id ON readiness_check (approver_id);

CREATE TABLE readiness_criterion (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  readiness_id TEXT NOT NULL REFERENCES readiness_check (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'met', 'not-met', 'waived')),
  note TEXT
) STRICT;

CREATE UNIQUE INDEX readiness_criterion__source ON readiness_criterion (source, source_id) WHERE source_id IS NOT NULL;

CREATE INDEX readiness_criterion__readiness_id ON readiness_criterion (readiness_id);

CREATE TABLE milestone (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  title TEXT NOT NULL,
  horizon TEXT NOT NULL CHECK (horizon IN ('30-day', '60-day', '90-day', '6-month', '12-month', 'roadmap')),
  outcome TEXT,
  owner_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  team_id TEXT REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
  starts_on TEXT CHECK (starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  due_on TEXT CHECK (due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  status TEXT NOT NULL CHECK (status IN ('planned', 'in-progress', 'done', 'missed', 'dropped')),
  completed_on TEXT CHECK (completed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  objective_id TEXT REFERENCES objective (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE UNIQUE INDEX milestone__source ON milestone (source, source_id) WHERE source_id IS NOT NULL;

CREATE INDEX milestone__due_on ON milestone (due_on);

CREATE INDEX milestone__owner_id ON milestone (owner_id);

CREATE INDEX milestone__team_id ON milestone (team_id) WHERE team_id IS NOT NULL;

CREATE INDEX milestone__objective_id ON milestone (objective_id);

CREATE INDEX milestone__list ON milestone (status IN ('done', 'missed', 'dropped'), due_on IS NULL, due_on, id);

CREATE TABLE review (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  title TEXT NOT NULL,
  week TEXT NOT NULL,
  template TEXT NOT NULL,
  deck TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'live', 'closed')),
  started_at TEXT CHECK (length(started_at) = 24 AND started_at LIKE '____-__-__T__:__:__.___Z'),
  closed_at TEXT CHECK (length(closed_at) = 24 AND closed_at LIKE '____-__-__T__:__:__.___Z'),
  summary TEXT,
  snapshot_hash TEXT
) STRICT;

CREATE UNIQUE INDEX review__source ON review (source, source_id) WHERE source_id IS NOT NULL;

CREATE INDEX review__week ON review (week);

CREATE TABLE review_attendees (
  owner_id TEXT NOT NULL REFERENCES review (id) DEFERRABLE INITIALLY DEFERRED,
  target_id TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX review_attendees__target ON review_attendees (target_id);

CREATE TABLE agenda_section (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  review_id TEXT NOT NULL REFERENCES review (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL CHECK (position >= 0),
  section TEXT NOT NULL,
  title TEXT NOT NULL,
  owner_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  minutes INTEGER CHECK (minutes >= 0),
  commentary TEXT,
  spent_seconds INTEGER CHECK (spent_seconds >= 0)
) STRICT;

CREATE UNIQUE INDEX agenda_section__source ON agenda_section (source, source_id) WHERE source_id IS NOT NULL;

CREATE UNIQUE INDEX agenda_section__review_id__position ON agenda_section (review_id, position);

CREATE INDEX agenda_section__owner_id ON agenda_section (owner_id);

CREATE TABLE disposition (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  review_id TEXT NOT NULL REFERENCES review (id) DEFERRABLE INITIALLY DEFERRED,
  subject TEXT NOT NULL,
  about TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('discuss', 'accept', 'act', 'dismiss')),
  reason TEXT,
  action_id TEXT REFERENCES action_item (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE UNIQUE INDEX disposition__source ON disposition (source, source_id) WHERE source_id IS NOT NULL;

CREATE UNIQUE INDEX disposition__review_id__subject ON disposition (review_id, subject);

CREATE INDEX disposition__action_id ON disposition (action_id) WHERE action_id IS NOT NULL;

CREATE TABLE review_note (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  review_id TEXT NOT NULL REFERENCES review (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL CHECK (length(at) = 24 AND at LIKE '____-__-__T__:__:__.___Z'),
  text TEXT NOT NULL,
  page TEXT
) STRICT;

CREATE UNIQUE INDEX review_note__source ON review_note (source, source_id) WHERE source_id IS NOT NULL;

CREATE INDEX review_note__review_id ON review_note (review_id);

CREATE TABLE review_addendum (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  review_id TEXT NOT NULL REFERENCES review (id) DEFERRABLE INITIALLY DEFERRED,
  at TEXT NOT NULL CHECK (length(at) = 24 AND at LIKE '____-__-__T__:__:__.___Z'),
  author TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX review_addendum__source ON review_addendum (source, source_id) WHERE source_id IS NOT NULL;

CREATE INDEX review_addendum__review_id ON review_addendum (review_id);

CREATE TABLE review_template (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  slug TEXT NOT NULL,
  title TEXT NOT NULL,
  purpose TEXT,
  deck TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX review_template__source ON review_template (source, source_id) WHERE source_id IS NOT NULL;

CREATE UNIQUE INDEX review_template__slug ON review_template (slug);

CREATE TABLE template_section (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  template_id TEXT NOT NULL REFERENCES review_template (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL CHECK (position >= 0),
  title TEXT NOT NULL,
  section TEXT NOT NULL,
  owner_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  minutes INTEGER CHECK (minutes >= 0)
) STRICT;

CREATE UNIQUE INDEX template_section__source ON template_section (source, source_id) WHERE source_id IS NOT NULL;

CREATE INDEX template_section__template_id ON template_section (template_id);

CREATE INDEX template_section__owner_id ON template_section (owner_id);

CREATE TABLE narrative_edit (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  week TEXT NOT NULL,
  section TEXT NOT NULL CHECK (section IN ('headline', 'attention', 'slos', 'incidents', 'actions', 'kpis', 'okrs', 'hiring', 'cost', 'onCall', 'risks', 'assurance', 'scorecards')),
  sentence TEXT NOT NULL,
  text TEXT,
  figures TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX narrative_edit__source ON narrative_edit (source, source_id) WHERE source_id IS NOT NULL;

CREATE UNIQUE INDEX narrative_edit__week__section__sentence ON narrative_edit (week, section, sentence);

CREATE TABLE attention_dismissal (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  subject TEXT NOT NULL,
  reason TEXT NOT NULL,
  severity REAL NOT NULL,
  dismissed_on TEXT NOT NULL CHECK (dismissed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  dismissed_by_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE UNIQUE INDEX attention_dismissal__source ON attention_dismissal (source, source_id) WHERE source_id IS NOT NULL;

CREATE UNIQUE INDEX attention_dismissal__subject ON attention_dismissal (subject);

CREATE INDEX attention_dismissal__dismissed_by_id ON attention_dismissal (dismissed_by_id);

CREATE TABLE scorecard_exemption (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  service_id TEXT NOT NULL REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
  check_key TEXT NOT NULL,
  owner_id TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  reason TEXT NOT NULL,
  granted_on TEXT CHECK (granted_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  expires_on TEXT NOT NULL CHECK (expires_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

CREATE UNIQUE INDEX scorecard_exemption__source ON scorecard_exemption (source, source_id) WHERE source_id IS NOT NULL;

CREATE UNIQUE INDEX scorecard_exemption__service_id__check_key__expires_on ON scorecard_exemption (service_id, check_key, expires_on);

CREATE INDEX scorecard_exemption__owner_id ON scorecard_exemption (owner_id);

CREATE TABLE scorecard_result (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  service_id TEXT NOT NULL REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
  week TEXT NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('none', 'bronze', 'silver', 'gold')),
  score REAL,
  checks TEXT NOT NULL,
  evaluated_on TEXT NOT NULL CHECK (evaluated_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

CREATE UNIQUE INDEX scorecard_result__source ON scorecard_result (source, source_id) WHERE source_id IS NOT NULL;

CREATE UNIQUE INDEX scorecard_result__service_id__week ON scorecard_result (service_id, week);

CREATE INDEX scorecard_result__week ON scorecard_result (week);

CREATE TABLE saved_view (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  list TEXT NOT NULL,
  name TEXT NOT NULL,
  view TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX saved_view__source ON saved_view (source, source_id) WHERE source_id IS NOT NULL;

CREATE UNIQUE INDEX saved_view__list__name ON saved_view (list, name);

CREATE TABLE holiday (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  name TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX holiday__source ON holiday (source, source_id) WHERE source_id IS NOT NULL;

CREATE UNIQUE INDEX holiday__date ON holiday (date);

CREATE TABLE currency_rate (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  currency TEXT NOT NULL,
  date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  rate REAL NOT NULL CHECK (rate >= 1e-9)
) STRICT;

CREATE UNIQUE INDEX currency_rate__source ON currency_rate (source, source_id) WHERE source_id IS NOT NULL;

CREATE UNIQUE INDEX currency_rate__currency__date ON currency_rate (currency, date);

CREATE TABLE import_run (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  file TEXT NOT NULL,
  kind TEXT NOT NULL,
  added INTEGER NOT NULL CHECK (added >= 0),
  updated INTEGER NOT NULL CHECK (updated >= 0),
  skipped INTEGER NOT NULL CHECK (skipped >= 0),
  rejected INTEGER NOT NULL CHECK (rejected >= 0),
  report TEXT
) STRICT;

CREATE UNIQUE INDEX import_run__source ON import_run (source, source_id) WHERE source_id IS NOT NULL;

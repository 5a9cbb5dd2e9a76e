CREATE TABLE scorecard_check (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  check_key TEXT NOT NULL CHECK (check_key IN ('owner-set', 'tier-set', 'runbook-current', 'slo-defined', 'slo-met', 'budget-remaining', 'restore-validated', 'postmortems-on-time', 'no-overdue-actions', 'patch-compliance', 'recovery-exercised', 'change-failure', 'alert-precision', 'cost-within-budget')),
  level TEXT CHECK (level IN ('bronze', 'silver', 'gold')),
  weight REAL CHECK (weight >= 0),
  counts_from TEXT CHECK (counts_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  owner_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  note TEXT
) STRICT;

CREATE UNIQUE INDEX scorecard_check__source ON scorecard_check (source, source_id) WHERE source_id IS NOT NULL;

CREATE UNIQUE INDEX scorecard_check__check_key ON scorecard_check (check_key);

CREATE INDEX scorecard_check__owner_id ON scorecard_check (owner_id);

CREATE TABLE scorecard_campaign (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  title TEXT NOT NULL,
  owner_id TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  starts_on TEXT NOT NULL CHECK (starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  deadline TEXT NOT NULL CHECK (deadline GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  description TEXT
) STRICT;

CREATE UNIQUE INDEX scorecard_campaign__source ON scorecard_campaign (source, source_id) WHERE source_id IS NOT NULL;

CREATE INDEX scorecard_campaign__owner_id ON scorecard_campaign (owner_id);

CREATE TABLE campaign_check (
  id TEXT PRIMARY KEY NOT NULL,
  key TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  source TEXT,
  source_id TEXT,
  campaign_id TEXT NOT NULL REFERENCES scorecard_campaign (id) DEFERRABLE INITIALLY DEFERRED,
  check_key TEXT NOT NULL CHECK (check_key IN ('owner-set', 'tier-set', 'runbook-current', 'slo-defined', 'slo-met', 'budget-remaining', 'restore-validated', 'postmortems-on-time', 'no-overdue-actions', 'patch-compliance', 'recovery-exercised', 'change-failure', 'alert-precision', 'cost-within-budget'))
) STRICT;

CREATE UNIQUE INDEX campaign_check__source ON campaign_check (source, source_id) WHERE source_id IS NOT NULL;

CREATE UNIQUE INDEX campaign_check__campaign_id__check_key ON campaign_check (campaign_id, check_key);

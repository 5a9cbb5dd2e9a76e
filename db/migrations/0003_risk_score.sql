DROP INDEX risk__list;

CREATE INDEX risk__list ON risk (status IN ('closed'), likelihood * impact DESC, id);

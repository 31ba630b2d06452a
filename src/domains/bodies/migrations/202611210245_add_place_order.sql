alter table places add column position integer not null default 0;

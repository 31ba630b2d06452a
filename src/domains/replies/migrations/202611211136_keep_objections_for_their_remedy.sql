-- Private: an objection that came by mail and does not say what would settle it. It is recorded as
-- soon as its author says so, and as it is when `due` comes, before the call closes.
create table mail_objections (
  id text primary key,
  person_id text not null,
  asked text not null,
  -- When it came: it counts as of then.
  at bigint not null,
  due bigint not null,
  settled bigint
);
create index mail_objections_due on mail_objections (settled, due);
create index mail_objections_person on mail_objections (person_id);

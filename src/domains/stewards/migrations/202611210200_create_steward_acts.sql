create table steward_acts (
  id text primary key,
  kind text not null,
  by text not null,
  role text not null,
  about text not null,
  place text not null,
  line text not null,
  at bigint not null,
  reason_kind text not null,
  reason text not null
);
create index steward_acts_about on steward_acts (about, id);
create index steward_acts_owed on steward_acts (reason_kind, at);

create table contests (
  id text primary key,
  steward_act text not null,
  by text not null,
  argument text not null,
  at bigint not null,
  kind text not null,
  state text not null
);
create index contests_act on contests (steward_act, id);
create index contests_kind on contests (kind, at);

-- How a group got to where it is, as its stewards tell it: a version is never changed.
create table process_histories (
  process_id text not null,
  version bigint not null,
  words text not null,
  written_by text not null,
  role text not null,
  at bigint not null,
  steward_act text not null,
  primary key (process_id, version)
);

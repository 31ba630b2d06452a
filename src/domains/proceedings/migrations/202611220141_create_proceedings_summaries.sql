-- What was done at a meeting or in a cycle, as whoever runs it sums it up: a version is never changed.
create table proceedings_summaries (
  about text not null,
  version bigint not null,
  words text not null,
  written_by text not null,
  role text not null,
  at bigint not null,
  steward_act text not null,
  primary key (about, version)
);

-- Which minute each door of the clock was last opened for, and how that went. Private.
create table clock_doors (
  name text primary key,
  minute bigint not null,
  ended bigint not null,
  failures integer not null,
  words text
);

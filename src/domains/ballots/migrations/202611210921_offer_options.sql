alter table ballots add column takes text;
alter table ballots add column seed_from text;

create table ballot_options (
  ballot_id text not null,
  number integer not null,
  title text not null,
  parts text not null,
  primary key (ballot_id, number)
);

create table ballot_seeds (
  ballot_id text primary key,
  seed text not null,
  entered_by text not null,
  entered_at bigint not null
);

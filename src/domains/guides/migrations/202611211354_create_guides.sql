-- Who offers to answer a newcomer's questions: public, one row of a person.
create table guides (
  person_id text primary key,
  languages text not null,
  group_code text,
  region text,
  hours text not null,
  places bigint not null,
  since bigint not null,
  ended_at bigint
);

-- Private to the two of them.
create table guide_pairs (
  id text primary key,
  guide text not null,
  newcomer text not null,
  language text not null,
  begun_at bigint not null,
  ended_at bigint,
  ended_by text
);

create index guide_pairs_by_guide on guide_pairs (guide, begun_at);
create index guide_pairs_by_newcomer on guide_pairs (newcomer, begun_at);

create table guide_messages (
  pair_id text not null,
  number bigint not null,
  author text not null,
  words text not null,
  at bigint not null,
  primary key (pair_id, number)
);

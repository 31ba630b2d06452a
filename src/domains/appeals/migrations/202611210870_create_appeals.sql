create table appeals (
  id text primary key,
  process_id text not null,
  subject text not null,
  filed_by text not null,
  capacity text not null,
  grounds text not null,
  sought text not null,
  confidential integer not null,
  filed_at bigint not null,
  kind text not null,
  state text not null,
  repetition text
);
create index appeals_process on appeals (process_id, id);
create index appeals_kind on appeals (kind, id);

create table appeal_signers (
  appeal_id text not null,
  person_id text not null,
  capacity text not null,
  signed_at bigint not null,
  left_at bigint,
  primary key (appeal_id, person_id)
);

create table appeal_rulings (
  appeal_id text not null,
  rung integer not null,
  finding text not null,
  ruled_by text not null,
  role text not null,
  reasons text not null,
  orders text,
  at bigint not null,
  primary key (appeal_id, rung)
);

-- Private: grounds before a confidential forum. The record has their commitment alone.
create table appeal_seals (
  appeal_id text primary key,
  author text not null,
  opening text not null
);
create index appeal_seals_author on appeal_seals (author);

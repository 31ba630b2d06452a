create table petitions (
  id text primary key,
  process_id text not null,
  rule text not null,
  stage text not null,
  started_by text not null,
  statement text not null,
  started_at bigint not null,
  closes bigint not null,
  due bigint,
  state text not null
);
create index petitions_process on petitions (process_id, id);
create index petitions_due on petitions (due);

create table petition_signatures (
  petition_id text not null,
  person_id text not null,
  capacity text not null,
  organisation text,
  signed_at bigint not null,
  left_at bigint,
  primary key (petition_id, person_id)
);

create table ratifications (
  id text primary key,
  process_id text not null,
  rule text not null,
  stage text not null,
  subject text not null,
  href text,
  asked_by text not null,
  asked_at bigint not null
);
create index ratifications_process on ratifications (process_id, id);

create table ratification_answers (
  ratification_id text not null,
  body text not null,
  finding text not null,
  votes text not null,
  ballot_id text,
  answered_by text not null,
  role text not null,
  reasons text not null,
  at bigint not null,
  primary key (ratification_id, body)
);

create table audit_answers (
  id text primary key,
  process_id text not null,
  question text not null,
  round integer not null,
  verdict text not null,
  line text not null,
  evidence text,
  href text,
  answered_by text not null,
  role text not null,
  at bigint not null,
  source text,
  reported_on text
);
create unique index audit_answers_round on audit_answers (process_id, question, round);

create table audit_contests (
  id text primary key,
  answer_id text not null,
  person_id text not null,
  reason text not null,
  at bigint not null
);
create index audit_contests_answer on audit_contests (answer_id, id);

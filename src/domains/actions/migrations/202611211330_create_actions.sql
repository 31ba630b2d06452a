create table actions (
  id text primary key,
  process_id text,
  body_id text,
  what text not null,
  owner text not null,
  owner_key text not null,
  due bigint not null,
  source text,
  made_by text not null,
  made_at bigint not null,
  kind text not null,
  state text not null,
  asked_key text
);
create index actions_process on actions (process_id, kind, due);
create index actions_body on actions (body_id, kind, due);
create index actions_owner on actions (owner_key, kind, due);
create index actions_asked on actions (asked_key);
create index actions_made on actions (made_by, kind);
create index actions_due on actions (kind, due);
create index actions_source on actions (source);

-- Private: which reminder of an action a person was sent.
create table action_nudges (
  action_id text not null,
  person_id text not null,
  nudge text not null,
  sent_at bigint not null,
  primary key (action_id, person_id, nudge)
);
create index action_nudges_person on action_nudges (person_id);

-- Private: who wants no reminders.
create table action_quiet (
  person_id text primary key,
  since bigint not null
);

-- All of these are private: the record knows nothing of a draft before it is submitted.
create table asked_drafts (
  id text primary key,
  owner text not null,
  about_kind text not null,
  about_id text not null,
  process_id text not null,
  capacity text not null,
  organ text,
  note text not null,
  language text not null,
  rule text not null,
  version integer not null,
  deadline bigint not null,
  begun_at bigint not null,
  state text not null,
  ended_at bigint,
  ended_in text,
  reminded integer not null,
  told integer not null,
  remove_at bigint not null
);
create index asked_drafts_owner on asked_drafts (owner, id);
create index asked_drafts_deadline on asked_drafts (state, deadline);
create index asked_drafts_remove on asked_drafts (remove_at);

create table asked_versions (
  draft_id text not null,
  number integer not null,
  content text not null,
  hash text not null,
  deadline bigint not null,
  at bigint not null,
  primary key (draft_id, number)
);

-- `secret` is the SHA-256 of what stands in the link; `salt` alone makes no link.
create table asked_invitations (
  id text primary key,
  draft_id text not null,
  number integer not null,
  name text,
  address text not null,
  approver integer not null,
  salt text not null,
  secret text not null,
  at bigint not null,
  state text not null,
  ended_at bigint
);
create unique index asked_invitations_secret on asked_invitations (secret);
create unique index asked_invitations_address on asked_invitations (draft_id, address);
create index asked_invitations_mailbox on asked_invitations (address);

-- Which mail of ours asked somebody about which version.
create table asked_letters (
  invitation_id text not null,
  version integer not null,
  mail_id text not null,
  at bigint not null,
  primary key (invitation_id, version)
);

create table asked_answers (
  invitation_id text not null,
  version integer not null,
  answer text not null,
  via text not null,
  at bigint not null,
  primary key (invitation_id, version)
);

create table asked_comments (
  id text primary key,
  draft_id text not null,
  invitation_id text,
  version integer not null,
  words text not null,
  via text not null,
  at bigint not null
);
create index asked_comments_draft on asked_comments (draft_id, id);

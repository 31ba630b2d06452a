-- Private: who is signed in. Only a hash of the token is kept.
create table sessions (
  token_hash text primary key,
  subject text not null,
  created bigint not null,
  renewed bigint not null,
  expires bigint not null
);

create index sessions_by_subject on sessions (subject);
create index sessions_by_expiry on sessions (expires);

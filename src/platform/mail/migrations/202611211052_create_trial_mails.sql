-- Mail that the operator sends to see whether it arrives, and what came back. Private.
create table trial_mails (
  token text primary key,
  sent_at bigint not null,
  answer text,
  words text
);

-- An answer to somebody's mail says which one it answers, and where the next one goes.
alter table outbox add column answer text;

-- An invitation brings a calendar beside its text.
alter table outbox add column calendar text;

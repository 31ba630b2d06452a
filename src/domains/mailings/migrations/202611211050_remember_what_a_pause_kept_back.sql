-- What would have gone out at once while sending to somebody paused: told by their next mail.
alter table mail_readers add column missed_from bigint;
alter table mail_readers add column missed_to bigint;

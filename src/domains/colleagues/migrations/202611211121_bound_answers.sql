-- How many of their mails were answered on which day since 1970: a program cannot make us write.
alter table asked_invitations add column told_day integer not null default 0;
alter table asked_invitations add column told_count integer not null default 0;

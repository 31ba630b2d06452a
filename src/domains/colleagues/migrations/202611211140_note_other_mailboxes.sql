-- The mailbox that an answer or a comment came from, where it was not the one that was asked.
alter table asked_answers add column came_from text;
alter table asked_comments add column came_from text;

-- How many the owner was told that nobody reached: more of them change a silence, and are told.
alter table asked_drafts add column told_unreached integer not null default 0;

create index asked_letters_mail on asked_letters (mail_id);

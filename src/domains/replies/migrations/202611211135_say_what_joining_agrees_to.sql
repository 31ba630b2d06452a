-- What the mail set out that its reader agrees to by joining: `charter-1/1 charter-2/3`.
alter table mail_joinings add column undertakings text;

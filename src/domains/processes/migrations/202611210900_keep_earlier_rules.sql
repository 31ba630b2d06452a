alter table processes add column earlier text;

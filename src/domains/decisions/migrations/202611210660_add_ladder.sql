alter table calls add column ladder text;

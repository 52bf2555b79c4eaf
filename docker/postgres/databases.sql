-- One database and one login role for each service; none can connect to another's.
-- Run by the image on the first start of an empty data volume. The passwords are for demonstration.
\set ON_ERROR_STOP on

create role "order" login password 'order-secret';
create role customer login password 'customer-secret';
create role inventory login password 'inventory-secret';
create role payment login password 'payment-secret';
create role "order-view" login password 'order-view-secret';
create role notification login password 'notification-secret';

create database "order" owner "order";
create database customer owner customer;
create database inventory owner inventory;
create database payment owner payment;
create database "order-view" owner "order-view";
create database notification owner notification;

-- Every new database lets everyone connect until this is taken back; owners keep it.
revoke connect on database "order", customer, inventory, payment, "order-view", notification, postgres, template1 from public;

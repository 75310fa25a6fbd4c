<?php
// Installs the site with three users and says their application passwords as JSON. Usage: php wp-install.php FOLDER
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = parse_url(getenv('QD_SITE'), PHP_URL_HOST);
$_SERVER['REQUEST_URI'] = '/';
function wp_new_blog_notification() {} // no mail
require $argv[1] . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Trial', 'editor', 'editor@example.org', true, '', wp_generate_password());
$users = ['editor' => 1];
foreach (['author', 'contributor'] as $role)
    $users[$role] = wp_insert_user(['user_login' => $role, 'user_pass' => wp_generate_password(), 'user_email' => "$role@example.org", 'role' => $role]);
(new WP_User(1))->set_role('editor');
$said = [];
foreach ($users as $name => $id)
    $said[$name] = WP_Application_Passwords::create_new_application_password($id, ['name' => 'Quarterdeck'])[0];
echo json_encode($said), "\n";

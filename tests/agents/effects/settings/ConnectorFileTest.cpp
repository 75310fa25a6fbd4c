#include "agents/effects/settings/ConnectorFile.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

const QByteArray kGood = R"({"v":1,"id":"orders","kind":"webhook","title":"Orders","organisations":["press"],"url":"https://hooks.example/in","key":"orders-hook"})";

Result<agents::ConnectorFile> read(const QByteArray& bytes)
{
    return agents::readConnector(bytes, QStringLiteral("connectors/orders.json"));
}

QByteArray with(const char* what, const char* instead)
{
    QByteArray bytes = kGood;
    EXPECT_TRUE(bytes.contains(what)) << what;
    return bytes.replace(what, instead);
}

} // namespace

TEST(ConnectorFile, IsReadAsItStands)
{
    const Result<agents::ConnectorFile> file = read(kGood);
    ASSERT_TRUE(file) << file.error().text.toStdString();
    EXPECT_EQ(file->kind, agents::ConnectorKind::Webhook);
    EXPECT_TRUE(file->isOn);
    EXPECT_EQ(file->clearance, Confidentiality::Internal);
    EXPECT_EQ(file->remembersHours, 0);
    const Result<agents::ConnectorFile> full = read(with("\"v\":1", R"("v":1,"on":false,"clearance":"pii","remembers_hours":24)"));
    ASSERT_TRUE(full) << full.error().text.toStdString();
    EXPECT_FALSE(full->isOn);
    EXPECT_EQ(full->clearance, Confidentiality::Pii);
    EXPECT_EQ(full->remembersHours, 24);
    EXPECT_TRUE(read(with("https://hooks.example/in", "http://127.0.0.1:9000/in")));
}

TEST(ConnectorFile, SaysWhetherItNeedsTheNetwork)
{
    const std::pair<const char*, bool> all[] = {{"https://hooks.example/in", false}, {"http://127.0.0.1:9000/in", true}, {"http://[::1]/in", true}, {"http://localhost/in", true},
                                                {"file:///srv/site.git", true}, {"https://localhost.example/in", false}, {"https://10.0.0.2/in", false}};
    for (const auto& [url, isHere] : all) {
        agents::ConnectorFile file;
        file.url = QString::fromLatin1(url);
        EXPECT_EQ(file.isOnThisMachine(), isHere) << url;
    }
}

TEST(ConnectorFile, WhatIsWrongIsSaidWithItsPlace)
{
    struct {
        QByteArray bytes;
        const char* place;
    } const all[] = {
        {with("\"v\":1", "\"v\":2"), "/v"},
        {with("\"id\":\"orders\"", "\"id\":\"other\""), "/id"},
        {with("\"id\":\"orders\"", "\"id\":\"folder-site\""), "/id"},
        {with("\"kind\":\"webhook\"", "\"kind\":\"pigeon\""), "/kind"},
        {with("https://", "http://"), "/url"},
        {with("https://", "https://me@"), "/url"},
        {with("https://hooks.example/in", "file:///etc/passwd"), "/url"},
        {with("orders-hook", "Orders hook"), "/key"},
        {with("\"press\"", "\"The Press\""), "/organisations/0"},
        {with("[\"press\"]", "[]"), "/organisations"},
        {with("\"v\":1", R"("v":1,"clearance":"secret")"), "/clearance"},
        {with("\"v\":1", R"("v":1,"secret":"whsec_x")"), "secret"},
        {with("\"title\":\"Orders\",", ""), "title"},
    };
    for (const auto& one : all) {
        const Result<agents::ConnectorFile> file = read(one.bytes);
        ASSERT_FALSE(file) << one.bytes.toStdString();
        EXPECT_EQ(file.error().kind, Error::Parse);
        EXPECT_TRUE((file.error().text + file.error().where).contains(QLatin1String(one.place))) << file.error().text.toStdString();
    }
    EXPECT_FALSE(read("no JSON"));
    EXPECT_FALSE(read(with("\"v\":1", "\"v\":1,\"v\":1"))) << "a key that stands twice";
}

TEST(ConnectorFile, OfARepositorySaysWhatGitIsTold)
{
    const QByteArray good = R"({"v":1,"id":"orders","kind":"git","title":"The site","organisations":["press"],"url":"https://me@git.example/site.git","key":"site","branch":"main"})";
    const auto with = [&good](const char* what, const char* instead) { return QByteArray(good).replace(what, instead); };
    ASSERT_TRUE(read(good)) << read(good).error().text.toStdString();
    EXPECT_TRUE(read(with("\"key\":\"site\",", ""))) << "a repository that everybody may write";
    EXPECT_TRUE(read(with("https://me@git.example/site.git\",\"key\":\"site\"", "ssh://git@git.example/site.git\",\"author\":\"A B <a@b.example>\",\"path\":\"content/x\"")));
    EXPECT_TRUE(read(with("https://me@git.example/site.git\",\"key\":\"site\"", "file:///srv/site.git\"")));
    struct {
        const char* what;
        const char* instead;
        const char* place;
    } const wrong[] = {
        {"https://me@", "https://me:secret@", "/url"}, {"https://me@", "http://me@", "/url"},       {"https://me@git.example", "file://host", "/url"},
        {"https://me@git.example/", "ext::sh -c x", "/url"}, {"https://me@", "https://", "/key"},   {"https://me@", "ssh://me@", "/key"},
        {"\"main\"", "\"-main\"", "/branch"},          {"\"branch\":\"main\"", "\"path\":\"x\"", "/branch"}, {"\"main\"", "\"main\",\"path\":\"../x\"", "/path"},
        {"\"main\"", "\"main\",\"path\":\".git/hooks\"", "/path"}, {"\"main\"", "\"main\",\"author\":\"nobody\"", "/author"}};
    for (const auto& one : wrong) {
        const Result<agents::ConnectorFile> file = read(with(one.what, one.instead));
        ASSERT_FALSE(file) << one.instead;
        EXPECT_TRUE((file.error().text + file.error().where + file.error().hint).contains(QLatin1String(one.place))) << one.instead << ": " << file.error().text.toStdString();
    }
}

TEST(ConnectorFile, OfASiteSaysWhoseItsPasswordIs)
{
    const QByteArray good = R"({"v":1,"id":"orders","kind":"wordpress","title":"The blog","organisations":["press"],"url":"https://blog.example","key":"blog","user":"editor"})";
    ASSERT_TRUE(read(good)) << read(good).error().text.toStdString();
    EXPECT_TRUE(read(QByteArray(good).replace("https://blog.example", "http://127.0.0.1:8080/blog")));
    for (const auto& [what, instead] : {std::pair{"https://blog", "http://blog"}, std::pair{"blog.example", "blog.example/"}, std::pair{"blog.example", "blog.example?x=1"}, std::pair{"\"editor\"", "\"a:b\""},
                                        std::pair{",\"user\":\"editor\"", ""}, std::pair{",\"key\":\"blog\"", ""}})
        EXPECT_FALSE(read(QByteArray(good).replace(what, instead))) << instead;
}

} // namespace qd::test

#include "core/model/Effect.h"

#include <gtest/gtest.h>

#include <functional>

namespace qd {

namespace {

EffectContent sample()
{
    EffectContent content;
    content.kind = {QStringLiteral("blog-post")};
    content.connector = {QStringLiteral("folder")};
    content.destination = QStringLiteral("site");
    content.audience = QStringLiteral("everybody");
    content.title = QStringLiteral("Title");
    content.files = {{QStringLiteral("a.html"), QByteArray(32, 'a'), QStringLiteral("text/html"), 10},
                     {QStringLiteral("b.png"), QByteArray(32, 'b'), QStringLiteral("image/png"), 20}};
    content.details.insert(QStringLiteral("slug"), QStringLiteral("title"));
    content.details.insert(QStringLiteral("words"), qint64(1500));
    content.cost = {5};
    return content;
}

} // namespace

TEST(ContentHash, IsTheSameForTheSameContent)
{
    EXPECT_EQ(contentHash(sample()), contentHash(sample()));
    EXPECT_EQ(contentHash(sample()).size(), 32);
    const Result<EffectContent> again = decodeText<EffectContent>(encode(sample()));
    ASSERT_TRUE(again);
    EXPECT_EQ(contentHash(*again), contentHash(sample())) << "also after it was stored";
}

TEST(ContentHash, ChangesWithEachField)
{
    const std::pair<const char*, std::function<void(EffectContent&)>> changes[] = {
        {"kind", [](EffectContent& c) { c.kind.text += u'x'; }},
        {"connector", [](EffectContent& c) { c.connector.text.clear(); }},
        {"destination", [](EffectContent& c) { c.destination += u'/'; }},
        {"audience", [](EffectContent& c) { c.audience.clear(); }},
        {"title", [](EffectContent& c) { c.title = QStringLiteral("title"); }},
        {"no title", [](EffectContent& c) { c.title.clear(); }},
        {"file path", [](EffectContent& c) { c.files[0].path = QStringLiteral("c.html"); }},
        {"file bytes", [](EffectContent& c) { c.files[1].sha256[31] = 'c'; }},
        {"file type", [](EffectContent& c) { c.files[1].mediaType = QStringLiteral("image/jpeg"); }},
        {"file size", [](EffectContent& c) { ++c.files[1].bytes; }},
        {"order of files", [](EffectContent& c) { c.files.swapItemsAt(0, 1); }},
        {"one file less", [](EffectContent& c) { c.files.removeLast(); }},
        {"detail", [](EffectContent& c) { c.details[QStringLiteral("slug")] = QStringLiteral("other"); }},
        {"type of a detail", [](EffectContent& c) { c.details[QStringLiteral("words")] = QStringLiteral("1500"); }},
        {"real detail", [](EffectContent& c) { c.details[QStringLiteral("words")] = 1500.0; }},
        {"one detail more", [](EffectContent& c) { c.details.insert(QStringLiteral("date"), QString()); }},
        {"reversible", [](EffectContent& c) { c.reversible = false; }},
        {"cost", [](EffectContent& c) { c.cost = {6}; }},
        {"rehearsal", [](EffectContent& c) { c.rehearsal = true; }},
        {"text moved between fields", [](EffectContent& c) { c.title.clear(); c.audience += QStringLiteral("Title"); }},
    };
    QMap<QByteArray, const char*> seen{{contentHash(sample()), "unchanged"}};
    for (const auto& [what, change] : changes) {
        EffectContent content = sample();
        change(content);
        const QByteArray hash = contentHash(content);
        EXPECT_FALSE(seen.contains(hash)) << what << " gives the hash of " << seen.value(hash);
        seen.insert(hash, what);
    }
}

} // namespace qd

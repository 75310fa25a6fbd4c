#include "agents/turn/EffectMaterial.h"

#include "tests/agents/effects/EffectSamples.h"

#include <gtest/gtest.h>

namespace qd::test {

TEST(EffectMaterial, SaysWhatEveryRendererTakesAndGives)
{
    const agents::TurnMaterials materials{{QByteArrayLiteral("png"), samplePng()}};
    for (const QString& renderer : agents::rendererNames()) {
        agents::TurnOrder order;
        order.brand = effectBrand();
        order.now = {1'795'000'000'000};
        order.artefacts.insert(QStringLiteral("picture"), QByteArrayLiteral("png"));
        QList<Json::Member> input{{QStringLiteral("render"), Json(renderer)}};
        const Fields takes = agents::rendererInputs(renderer);
        for (auto it = takes.begin(); it != takes.end(); ++it) {
            const QString text = it.key() == u"image" ? QStringLiteral("@artefact:picture") : it.key() == u"link" || it.key() == u"image_link" ? QStringLiteral("https://a.example/")
                : it.key() == u"slug" ? QStringLiteral("a-title") : it.key() == u"action" ? (renderer == u"business-post" ? QStringLiteral("shop") : QStringLiteral("update")) : it.key() == u"topic" ? QStringLiteral("event")
                : it.key() == u"coupon" || it.key() == u"terms" ? QString() : it.key() == u"currency" ? QStringLiteral("EUR") : it.key() == u"type" ? QStringLiteral("text.made")
                : it.key() == u"invoice" ? QStringLiteral(R"({"number":"1","customer":"0190a000-0000-7000-8000-000000000001","date":"2026-11-23","due":"2026-12-23","currency":"EUR","positions":[{"text":"Work","quantity":"1","price":"120","tax":"19"}]})")
                : it.key() == u"start" || it.key() == u"end" ? QStringLiteral("2026-12-01") : it.key() == u"time_zone" ? QStringLiteral("Europe/Berlin") : it.key() == u"invite" ? QStringLiteral("yes") : QStringLiteral("A title for it");
            input.append({it.key(), *it == FieldKind::Texts ? Json(QList<Json>{Json(it.key() == u"products" ? QStringLiteral("12 stock=5") : it.key() == u"campaigns" ? QStringLiteral("12 status=off") : QStringLiteral("retail"))}) : Json(text)});
        }
        order.input = Json(input);
        const Result<agents::Rendered> rendered = agents::renderEffect(order, materials);
        ASSERT_TRUE(rendered) << rendered.error().text.toStdString();
        const Values& details = rendered->content.details;
        EXPECT_EQ(details.keys(), agents::rendererFields(renderer).keys()) << renderer.toStdString();
        for (auto it = details.begin(); it != details.end(); ++it)
            EXPECT_EQ(std::holds_alternative<QString>(*it), agents::rendererFields(renderer).value(it.key()) == FieldKind::Text) << it.key().toStdString();
    }
    EXPECT_TRUE(agents::rendererFields(QStringLiteral("poster")).isEmpty());
}

TEST(EffectMaterial, AtOneMomentTheSameIsTheSame)
{
    const auto at = [](qint64 moment, const QString& text, const QString& renderer = QStringLiteral("event"), const QString& edits = {}) {
        agents::TurnOrder order;
        order.brand = effectBrand();
        order.now = {moment};
        order.edits = edits;
        order.artefacts.insert(QStringLiteral("draft"), QByteArrayLiteral("piece"));
        order.input = Json(QList<Json::Member>{{QStringLiteral("render"), Json(renderer)}, {QStringLiteral("type"), Json(QStringLiteral("lantern.lit"))}, {QStringLiteral("title"), Json(QStringLiteral("Same thing"))},
                                               {QStringLiteral("slug"), Json(QStringLiteral("same"))}, {QStringLiteral("text"), Json(text)}});
        const agents::TurnMaterials materials{{QByteArrayLiteral("piece"), QByteArrayLiteral("A piece")}};
        const Result<agents::Rendered> rendered = agents::renderEffect(order, materials);
        EXPECT_TRUE(rendered) << renderer.toStdString();
        return rendered ? agents::unstamped(*rendered, order, materials) : QString();
    };
    const qint64 one = 1'795'000'000'000, other = one + 224;
    const QString text = QStringLiteral("It is lit"), another = QStringLiteral("It is out");
    EXPECT_EQ(at(one, text).size(), 64);
    EXPECT_EQ(at(one, text), at(other, text));
    EXPECT_NE(at(one, text), at(one, another));
    EXPECT_EQ(at(one, text, QStringLiteral("sms")), QString()) << "its file says nothing of the moment";
    EXPECT_EQ(at(one, QStringLiteral("@artefact:draft")), QString()) << "the piece tells";
    EXPECT_EQ(at(one, text, QStringLiteral("event"), QStringLiteral("Hers")), QString());
}

} // namespace qd::test

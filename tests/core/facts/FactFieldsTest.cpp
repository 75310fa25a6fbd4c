#include "core/facts/FactCodec.h"
#include "core/facts/FactFields.h"

#include "tests/core/facts/FieldFiller.h"

#include <gtest/gtest.h>

namespace qd {

namespace {

/// Every value that facts of this kind hold is known by name, with its kind. @returns the names that were met.
template <class T> QStringList met(const Fields& fields)
{
    QStringList names;
    for (quint64 seed = 1; seed <= 20; ++seed) {
        const Values values = factValues(Fact(test::filled<T>(seed)));
        for (auto it = values.begin(); it != values.end(); ++it) {
            const FieldKind* kind = fieldAt(fields, it.key());
            const QStringList* list = std::get_if<QStringList>(&it.value());
            const bool empty = list && list->isEmpty(); // of lists that hold no texts
            const bool odd = std::holds_alternative<QString>(it.value()); // a number that is none is written as a text
            EXPECT_TRUE(empty || kind) << T::kName << ": " << it.key().toStdString();
            if (kind && *kind != FieldKind::Open && !empty && !(odd && *kind == FieldKind::Number)) {
                EXPECT_EQ(*kind, kindOf(it.value())) << T::kName << ": " << it.key().toStdString();
            }
            names.append(it.key());
        }
    }
    return names;
}

template <size_t... I> void compareAll(std::index_sequence<I...>)
{
    (met<std::variant_alternative_t<I, AnyFact>>(factFields(QString::fromLatin1(std::variant_alternative_t<I, AnyFact>::kName))), ...);
}

} // namespace

TEST(FactFields, NamesWhatEveryKindOfFactCanHold)
{
    compareAll(std::make_index_sequence<std::variant_size_v<AnyFact>>());
}

TEST(FactFields, HoldsNothingThatNoFactHas)
{
    const Fields fields = factFields(QStringLiteral("effect-confirmed"));
    const QStringList names = met<EffectConfirmed>(fields);
    for (auto it = fields.begin(); it != fields.end(); ++it)
        EXPECT_TRUE(names.contains(it.key()) || *it == FieldKind::Open) << it.key().toStdString();
    EXPECT_TRUE(factFields(QStringLiteral("no-such-fact")).isEmpty());
}

TEST(FactFields, BelowAnOpenValueEverythingMayStand)
{
    const Fields fields = factFields(QStringLiteral("effect-planned"));
    ASSERT_TRUE(fieldAt(fields, QStringLiteral("effect.content.details.url")));
    EXPECT_EQ(*fieldAt(fields, QStringLiteral("effect.content.details.url")), FieldKind::Open);
    EXPECT_EQ(*fieldAt(fields, QStringLiteral("effect.content.title")), FieldKind::Text);
    EXPECT_EQ(fieldAt(fields, QStringLiteral("effect.content.titel")), nullptr);
}

} // namespace qd

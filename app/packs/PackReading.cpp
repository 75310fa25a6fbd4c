#include "app/packs/PackReading.h"

#include "core/rules/packs/PackTexts.h"
#include "core/rules/packs/SkillPacks.h"

namespace qd::app {

namespace {

/// As it stands in a file; empty: nothing is told under that name.
QString toldNow(const agents::PromptShelf& shelf, const QString& name)
{
    const QString rest = name.section(u'/', 1);
    if (name.startsWith(QLatin1String("prompt/"))) {
        const Result<agents::PromptText> prompt = shelf.promptNames().contains(rest) ? shelf.prompt(rest) : Result<agents::PromptText>(Error{});
        return prompt ? QStringLiteral("version: %1\n%2").arg(prompt->version).arg(prompt->text) : QString();
    }
    const Result<QByteArray> form = shelf.replyNames().contains(rest) ? shelf.replySchema(rest) : Result<QByteArray>(Error{});
    return form ? rules::readable(QString::fromUtf8(*form)) : QString();
}

} // namespace

Error packNotHeld(const QString& id)
{
    return {Error::Parse, QStringLiteral("no pack \"%1\" is held").arg(id), QStringLiteral("ID"), QStringLiteral("an id that packs list shows")};
}

QList<ui::PackText> packTexts(const PacksState::Held& held)
{
    const QMap<QString, QString> texts = rules::textsOf(held.organisation);
    QList<ui::PackText> all;
    for (auto text = texts.begin(); text != texts.end(); ++text) {
        const QByteArray digest = held.pack.texts.value(text.key());
        const QByteArray adopted = held.adopted.value(text.key());
        all.append({text.key(), rules::readable(*text), digest, adopted == digest, !adopted.isEmpty() && adopted != digest});
    }
    return all;
}

QList<ui::PackText> skillTexts(const OfficeState& state, const PacksState::Held& held, const agents::PromptShelf& shelf)
{
    const Organisation& hers = state.org.organisation();
    const agents::PromptShelf told = shelf.with(hers.prompts, hers.replies);
    QList<ui::PackText> texts = packTexts(held);
    for (ui::PackText& text : texts) {
        text.isAdopted = rules::notTold(state, held, {text.name}).isEmpty();
        text.wasAdopted = text.wasAdopted && !text.isAdopted;
        text.before = text.isAdopted ? QString() : toldNow(told, text.name);
        text.isHers = !text.before.isEmpty();
    }
    return texts;
}

EarlierTexts::EarlierTexts(const PacksState::Held& held, const QList<ui::PackText>& texts) : m_pack(held.pack.id)
{
    for (const ui::PackText& text : texts)
        if (text.wasAdopted)
            m_wanted.insert(text.name, held.adopted.value(text.name));
}

void EarlierTexts::read(const QList<StoredFact>& facts)
{
    for (const StoredFact& stored : facts) {
        const auto* taken = std::get_if<PackTaken>(&stored.fact);
        const QMap<QString, QString> texts = taken && taken->pack.id == m_pack ? rules::textsOf(taken->organisation) : QMap<QString, QString>();
        for (auto text = texts.begin(); text != texts.end(); ++text)
            if (m_wanted.contains(text.key()) && taken->pack.texts.value(text.key()) == m_wanted.value(text.key())) {
                m_found.insert(text.key(), rules::readable(*text));
                m_wanted.remove(text.key());
            }
    }
}

void EarlierTexts::putInto(QList<ui::PackText>& texts) const
{
    for (ui::PackText& text : texts)
        if (text.wasAdopted)
            text.before = m_found.value(text.name);
}

} // namespace qd::app

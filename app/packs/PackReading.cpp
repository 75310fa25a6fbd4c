#include "app/packs/PackReading.h"

#include "core/rules/outside/PackTexts.h"

namespace qd::app {

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

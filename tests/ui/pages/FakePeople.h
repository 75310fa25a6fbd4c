#pragma once

#include "core/state/OfficeState.h"
#include "tests/support/SampleState.h"
#include "ui/models/settings/people/PeopleOutside.h"

namespace qd::test {

/// Answers at once with what the test has put here, and remembers what it was asked for.
class FakePeople final : public ui::PeopleOutside {
public:
    QMap<QString, ContactId> addresses;
    QMap<ContactId, QMap<QString, QString>> kept;
    std::optional<Error> refusal;
    QStringList done;

    void find(const QString& what, QObject*, Answer<ContactId> answer) override { refusal ? answer(*refusal) : answer(addresses.value(what)); }
    void read(const ContactId& person, QObject*, Answer<QMap<QString, QString>> answer) override
    {
        done.append(QStringLiteral("read"));
        refusal ? answer(*refusal) : answer(kept.value(person));
    }
    QMap<ContactId, QList<Happened>> happened;
    void history(const ContactId& person, QObject*, Answer<QList<Happened>> answer) override { answer(happened.value(person)); }
    void exportTo(const ContactId&, const QString& file, QObject*, Answer<Done> answer) override
    {
        done.append(QStringLiteral("export ") + file);
        refusal ? answer(*refusal) : answer(Done{});
    }
    QList<ui::PersonWish> wishes;
    QList<Consent> consents;
    ContactId made = fixedId<ContactId>(8900); ///< who comes of somebody new
    void keep(const ui::PersonWish& wish, QObject*, Answer<ContactId> answer) override
    {
        wishes.append(wish);
        refusal ? answer(*refusal) : answer(wish.person.isNull() ? made : wish.person);
    }
    void noteConsent(const Consent& consent, QObject*, Answer<Done> answer) override
    {
        consents.append(consent);
        refusal ? answer(*refusal) : answer(Done{});
    }
    void erase(const ContactId&, const QString& reason, QObject*, Answer<Done> answer) override
    {
        done.append(QStringLiteral("erase ") + reason);
        refusal ? answer(*refusal) : answer(Done{});
    }

    /// So many are kept, the first on two lists; each is found by "N@press.example".
    void fill(OfficeState& state, int count)
    {
        for (int i = 1; i <= count; ++i) {
            const ContactId id = fixedId<ContactId>(8000 + i);
            PeopleState::Card card;
            card.indexes.insert(QStringLiteral("e-mail"), QByteArray(32, char(i % 100)));
            card.segments = i == 1 ? QStringList{QStringLiteral("customers"), QStringLiteral("press")} : QStringList{QStringLiteral("customers")};
            card.consents.insert(QStringLiteral("e-mail/newsletter"), i % 3 != 0);
            card.touched = {SampleOffice::now().ms - i * 3'600'000LL};
            state.people.contacts.insert(id, card);
            addresses.insert(QStringLiteral("%1@press.example").arg(i), id);
            kept.insert(id, {{QStringLiteral("name"), QStringLiteral("Ada Lovelace %1").arg(i)}, {QStringLiteral("e-mail"), QStringLiteral("%1@press.example").arg(i)}});
        }
        state.people.retention.insert(QStringLiteral("customers"), 730);
    }
};

} // namespace qd::test

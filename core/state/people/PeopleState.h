#pragma once

#include "core/state/EffectsState.h"

namespace qd {

/// People outside: by whom they can be reached and what they agreed to. What is sealed is not here: it is in the fact of that number.
struct PeopleState {
    struct Card {
        Sequence kept = 0;                 ///< the ContactKept that holds what is sealed
        QMap<QString, QByteArray> indexes; ///< by channel
        QStringList segments;
        QMap<QString, bool> consents;      ///< by "channel/purpose", as in "e-mail/newsletter": given or not
        Instant touched;                   ///< the last that happened with this one: see Retention
        template <class V> void fields(V& v)
        {
            v("kept", kept);
            v("indexes", indexes);
            v("segments", segments);
            v("consents", consents);
            v("touched", touched);
        }
    };
    QMap<ContactId, Card> contacts;
    QMap<QString, QMap<QByteArray, ContactId>> reached; ///< by channel, by index: who that is
    QMap<QString, int> retention;                       ///< days, by segment

    template <class V> void fields(V& v)
    {
        v("contacts", contacts);
        v("reached", reached);
        v("retention", retention);
    }
    /// Whose address that is; null: nobody's. O(log n).
    ContactId whoIs(const QString& channel, const QByteArray& index) const;
    /// Whether this one wants to be reached so for that: what was said of the purpose, else of the channel; nothing: never asked.
    std::optional<bool> consent(const ContactId& contact, const QString& channel, const QString& purpose) const;
    /// `before`: the effects before the fact.
    void apply(const StoredFact& stored, const EffectsState& before);

private:
    void keep(const Contact& contact, Sequence sequence, Instant at);
    void forget(const ContactId& contact);
    void touch(const ContactId& contact, Instant at);
};

} // namespace qd

#pragma once

#include "agents/effects/capability/Capability.h"
#include "agents/office/Floor.h"

namespace qd::agents {

/// The only one that gives leave to send: it seals each intent before it goes on record, and makes the capability that the dispatcher
/// uses up. An intent that it did not seal itself is looked for on record first.
/// @thread the office's.
class Broker final {
public:
    explicit Broker(Floor& floor) : m_floor(floor) {}

    /// Writes seal and epoch into the intent. Error::Rule: the rules have changed since it was allowed, and do not let it any more.
    /// Error::Store: there is no key to seal with.
    Result<Done> seal(EffectIntended& intended, const Effect& effect);
    /// For an effect whose intent was sealed or found; else null, which the dispatcher sends nothing for.
    std::shared_ptr<Capability> mint(const EffectId& id) const;
    /// Looks for the last intent of the effect on record, backwards from its end. `found`: whether it is there, sealed by this home,
    /// and about the effect as it stands; then it may be minted for. Runs later; not after Floor::forget().
    void find(const EffectId& id, std::function<void(bool)> found);
    /// Something was entered: what was made under other rules is good for nothing from now on.
    void follow();

private:
    struct Sealed {
        Intent intent;
        QByteArray seal;
        Money most;
    };
    Result<Done> open();
    /// Sends by these keys from now on.
    Result<Done> go(const Result<std::shared_ptr<const IntentSeal>>& by);
    QString whyNoMore(const Effect& effect) const;
    void look(const EffectId& id, Sequence before, const std::function<void(bool)>& found);
    bool take(const EffectIntended& fact);
    void keep(const Intent& intent, Money most);

    Floor& m_floor;
    std::shared_ptr<SendingLaw> m_law; ///< none before something was to be sent
    QMap<EffectId, Sealed> m_sealed;   ///< of what is open
};

} // namespace qd::agents

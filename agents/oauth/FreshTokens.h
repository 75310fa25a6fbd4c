#pragma once

#include "agents/keys/KeyShelf.h"
#include "agents/oauth/TokenLeg.h"

#include <QObject>

class QLockFile;

namespace qd::agents {

/// What the shelf of keys shows of a sign-in: the access token, and another one when it is nearly over or was not taken. A refresh token is
/// asked with once at a time, by one process of the home at a time (a lock file beside its settings), and what comes of it is kept before it is shown.
/// @thread main, where the shelf is.
class FreshTokens final : public QObject, public KeyMaker {
    Q_OBJECT
public:
    /// `shelf` and `clock` outlive it. `way`: how requests leave this machine, asked each time. `locks`: a folder for the lock files.
    FreshTokens(KeyShelf& shelf, std::function<Way()> way, const Clock& clock, QString locks);
    ~FreshTokens() override;

    bool isFor(const Secret& kept) const override { return isGrant(kept); }
    void make(const QString& name, const SharedSecret& kept, Made made) override;
    void refused(const QString& name, const SharedSecret& kept, const SharedSecret& shown) override;

private:
    /// One renewal, from its beginning to what is kept.
    struct Renewal {
        SharedSecret kept;          ///< that it began with
        SharedSecret notTaken{};    ///< an access token that is no good, whatever it says; null: none
        QList<Made> waiting{};
        std::unique_ptr<QLockFile> lock{};
        int tries = 0;
        std::unique_ptr<Transport> transport{};
    };
    void begin(const QString& name, Renewal renewal);
    void lock(const QString& name);
    void look(const QString& name, const Result<SharedSecret>& kept);
    void findSecret(const QString& name, const SharedSecret& kept, const TokenGrant& before);
    void ask(const QString& name, const SharedSecret& kept, const TokenGrant& before, const SharedSecret& clientSecret);
    void take(const QString& name, const SharedSecret& kept, const TokenGrant& before, HttpAnswer& answer);
    void fail(const QString& name, const TokenGrant& before, const Error& error);
    void end(const QString& name, const Result<SharedSecret>& shown);

    KeyShelf& m_shelf;
    const std::function<Way()> m_way;
    const Clock& m_clock;
    const QString m_locks;
    std::map<QString, Renewal> m_renewals;
    QHash<QString, SharedSecret> m_ended; ///< what is kept and of no use any more, by name
};

} // namespace qd::agents

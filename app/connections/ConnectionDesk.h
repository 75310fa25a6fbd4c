#pragma once

#include "agents/keys/KeyNames.h"
#include "agents/keys/KeysAtHand.h"
#include "agents/llm/providers/ModelProvider.h"
#include "agents/tools/ToolServers.h"
#include "agents/transport/Transport.h"
#include "app/engine/Home.h"
#include "ui/models/settings/Connections.h"

namespace qd::app {

/// What the settings have done: reads the files of the home, asks a provider for its models, starts a server of tools to see what
/// it offers. @thread the one it was made on, which has an event loop; so are all answers.
class ConnectionDesk final {
public:
    template <class T> using Answer = std::function<void(Result<T>)>;

    /// `keys` outlive it.
    ConnectionDesk(Home home, agents::KeysAtHand& keys);

    /// All but the keys. Error::Parse names the file of the home that cannot be used.
    Result<ui::Connected> read();
    /// One request, with its key where there is one (`hasKey`). Error::Store also: it was given for another address.
    void tryProvider(const QString& id, bool hasKey, const Answer<ui::ProviderWord>& answer);
    Result<ui::TierLine> writeTier(const QString& organisation, const QString& tier, const QStringList& models) const;
    Result<ui::StepsLine> writeSteps(const QString& organisation, const QString& way, const QList<rules::StepName>& steps) const;
    void lookAtServer(const QString& id, Answer<ui::ServerLook> answer);
    Result<Done> allowServer(const QString& id, const QMap<QString, ui::ToolUse>& uses);
    Result<Done> forbidServer(const QString& id);
    Result<Done> searchAt(const QString& address) const;
    Result<Done> trust(const QString& file);
    /// Other processes of the home forget what they know of the key. Blocks while they answer.
    void tellOthers(const QString& key, const QString& ownOrganisation) const;
    /// They read again what is allowed of tools. Blocks as well.
    void tellOthersOfTools(const QString& ownOrganisation) const;

private:
    void askForModels(const agents::ModelProvider& asked, const agents::SharedSecret& key, const Answer<ui::ProviderWord>& answer);

    Home m_home;
    SystemClock m_clock;
    agents::Transport m_transport;
    agents::KeysAtHand& m_keys;
    agents::ToolServers m_servers;
    QMap<QString, agents::ToolServer::Look> m_looks; ///< the last of each server
};

} // namespace qd::app

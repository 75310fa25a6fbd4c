#pragma once

#include "agents/inbound/hooks/HookDesk.h"

#include <QObject>
#include <QTimer>

namespace qd::agents {

/// The folder that a relay leaves requests in: each file is one, byte for byte as it came (RFC 9112), and is called *.http once it is whole. What
/// was taken is deleted; what was not becomes *.http.refused, with nothing more done about it; what could not be written down stays and is tried again.
/// @thread everything on the one that it was made on, which has an event loop.
class HookFolder final : public QObject {
    Q_OBJECT
public:
    /// `desk` outlives it.
    HookFolder(HookDesk& desk, QString path, Duration every = std::chrono::seconds(5), QObject* parent = nullptr);
    /// Looks now, and then by itself. No link is followed, and nothing is read that is no plain file.
    void begin();

signals:
    void answered();

private:
    void look();
    void takeNext();
    void ended(const QString& name, int status);

    HookDesk& m_desk;
    const QString m_path;
    QStringList m_names; ///< that are still to be looked at in this round
    bool m_isBusy = false;
    QTimer m_timer;
};

} // namespace qd::agents

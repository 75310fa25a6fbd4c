#pragma once

#include "ui/models/settings/Connections.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace qd::ui {

class Chip;
class Sentence;

/// A server of tools: the exact command, what it offers, and what she allows of it. @thread main.
class ServerRow final : public QWidget {
    Q_OBJECT
public:
    /// `connections` outlives it.
    ServerRow(const ServerLine& server, Connections* connections, QWidget* parent = nullptr);

    void display(const ServerLine& server, Instant now);
    void setReadOnly(const QString& why);
    /// While everything is stopped nothing is started or asked.
    void setStopped(bool stopped);

signals:
    void changed();

private:
    void build();
    void showTools(const QList<ToolLine>& tools, bool toChoose);
    void addTool(QVBoxLayout* column, const ToolLine& tool, bool toChoose);
    void look();
    void looked(const Result<ServerLook>& seen);
    void allow();
    void forbid();
    void sayKey();
    void enable();
    void ended(const Result<Done>& done, const QString& well);

    ServerLine m_server;
    Connections* m_connections;
    bool m_isBusy = false;
    bool m_hasLooked = false;
    bool m_isReadOnly = false;
    bool m_isStopped = false;
    Chip* m_mark;
    Sentence* m_command;
    Sentence* m_key;
    Sentence* m_why;
    QPushButton* m_look;
    QPushButton* m_forbid;
    QPushButton* m_allow;
    QWidget* m_tools = nullptr;
    QVBoxLayout* m_column = nullptr;
    QMap<QString, QComboBox*> m_uses; ///< of tools that are being chosen, by name
    Sentence* m_note;
};

} // namespace qd::ui

#pragma once

#include "ui/models/settings/Connections.h"
#include "ui/widgets/Panel.h"

class QPushButton;

namespace qd::ui {

class Sentence;

/// How requests leave this machine: the network, the system's proxy, and an authority of one's own. @thread main.
class NetworkPanel final : public Panel {
    Q_OBJECT
public:
    /// `connections` outlives it.
    explicit NetworkPanel(Connections* connections, QWidget* parent = nullptr);

    void display(const Connected& connected);
    /// What the desktop says of its network, as one sentence.
    void setNetwork(const QString& sentence);
    void setReadOnly(const QString& why);
    /// Believes the authorities in that file; empty: none any more.
    void trust(const QString& file);

signals:
    void changed();

private:
    void build();
    void chooseFile();
    QString authoritySentence(const AuthorityLine& authority) const;

    Connections* m_connections;
    Sentence* m_network;
    Sentence* m_proxy;
    Sentence* m_authority;
    QPushButton* m_choose;
    QPushButton* m_clear;
    Sentence* m_note;
};

} // namespace qd::ui

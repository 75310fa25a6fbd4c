#pragma once

#include <QAbstractButton>
#include <QWidget>

class QVBoxLayout;

namespace qd::ui {

class Badge;

/// One place of the rail: icon, name, and how much waits there.
class RailButton final : public QAbstractButton {
    Q_OBJECT
public:
    RailButton(const QString& title, const QString& icon, QWidget* parent = nullptr);

    void setWaiting(qsizetype count);
    /// Icon only, the name as its tooltip.
    void setNarrow(bool narrow);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QString m_icon;
    Badge* m_badge;
    bool m_narrow = false;
};

/// The places of the window, one below the other.
class Rail final : public QWidget {
    Q_OBJECT
public:
    explicit Rail(QWidget* parent = nullptr);

    /// Adds a place at the end; `id` names it in chosen() and "shell.rail.<id>".
    void add(const QString& id, const QString& title, const QString& icon, const QString& key);
    void choose(const QString& id);
    void setWaiting(const QString& id, qsizetype count);
    void setNarrow(bool narrow);

signals:
    void chosen(QString id);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    RailButton* find(const QString& id) const;
    void share();

    QVBoxLayout* m_column;
    QList<std::pair<QString, RailButton*>> m_places;
    bool m_narrow = false;
};

} // namespace qd::ui

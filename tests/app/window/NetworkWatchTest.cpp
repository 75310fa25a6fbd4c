#include "app/window/NetworkWatch.h"

#include <gtest/gtest.h>

namespace qd::test {

namespace {

using Reachability = QNetworkInformation::Reachability;

struct Listener {
    Listener()
    {
        QObject::connect(&watch, &app::NetworkWatch::changed, &watch, [this](ui::Network network) { heard.append(network); });
    }
    app::NetworkWatch watch;
    QList<ui::Network> heard;
};

} // namespace

TEST(NetworkWatch, TellsEachStateOnceInTheWordsOfTheWindow)
{
    Listener listener;
    for (const Reachability news : {Reachability::Unknown, Reachability::Unknown, Reachability::Disconnected, Reachability::Local,
                                    Reachability::Site, Reachability::Online, Reachability::Online, Reachability::Disconnected})
        listener.watch.take(news);
    EXPECT_EQ(listener.heard, QList<ui::Network>({ui::Network::Unknown, ui::Network::Offline, ui::Network::LocalOnly, ui::Network::Online,
                                                  ui::Network::Offline}));
}

TEST(NetworkWatch, SaysSomethingAtOnceOnAnyComputer)
{
    Listener listener;
    listener.watch.begin();
    EXPECT_EQ(listener.heard.size(), 1) << "what is so now, or that nobody knows";
}

} // namespace qd::test

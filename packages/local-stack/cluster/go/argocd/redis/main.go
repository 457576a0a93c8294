// Command redis keeps the cache of Argo CD in memory, where no redis-server is
// installed. It holds nothing that cannot be computed again. The password comes
// from REDIS_PASSWORD.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/alicebob/miniredis/v2"
)

// Keys expire only when the server is told that time has passed.
const tick = time.Second

func main() {
	address := flag.String("address", "127.0.0.1:6379", "address to listen on")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	if err := serve(ctx, *address); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func serve(ctx context.Context, address string) error {
	server := miniredis.NewMiniRedis()
	if password := os.Getenv("REDIS_PASSWORD"); password != "" {
		server.RequireAuth(password)
	}
	if err := server.StartAddr(address); err != nil {
		return fmt.Errorf("listen on %s: %w", address, err)
	}
	defer server.Close()
	fmt.Println("listening on", server.Addr())
	ticker := time.NewTicker(tick)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-ticker.C:
			server.FastForward(tick)
		}
	}
}
